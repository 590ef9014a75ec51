import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

export interface ScriptedProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Ends it at once. */
  kill(): Promise<void>;
  /** Asks it to stop. */
  stop(): Promise<void>;
}

/** Forks a server of this folder and waits until it listens. @param env settings */
export async function startScripted(
  env: Readonly<Record<string, string>>,
  module = './scriptedServer.ts',
): Promise<ScriptedProcess> {
  const child = fork(new URL(module, import.meta.url), {
    execArgv: ['--import', 'tsx', ...(process.env['BENCH_EXEC_ARGV']?.split(' ') ?? [])],
    env: { PATH: process.env['PATH'], PORT: '0', DRISHTI_LOG_LEVEL: 'silent', ...env },
  });
  const exited = once(child, 'exit');
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    await exited;
  };
  const [message] = await Promise.race([
    once(child, 'message'),
    exited.then(([code]) => Promise.reject(new Error(`the server ended with ${code}`))),
  ]);
  const { url } = message as { url: string };
  return { url, child, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
