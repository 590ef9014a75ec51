import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/program/drishti.js', import.meta.url));

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What is piped to it; nothing by default. */
  readonly stdin?: Uint8Array;
  /** Whether stdin stays open, as of a program that has yet to write. */
  readonly stdinStaysOpen?: boolean;
  /** A file descriptor that stdout goes to; by default it is read. */
  readonly stdoutTo?: number;
  /** Told of the process once it runs. */
  readonly onStart?: (child: ChildProcess) => void;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the built program to its end. */
export async function runCommand(args: readonly string[], options: CommandOptions = {}): Promise<Ended> {
  const { env = {}, cwd = tmpdir(), stdin, stdinStaysOpen = false, stdoutTo, onStart } = options;
  const kept = Object.entries(process.env).filter(([name]) => !/^(DRISHTI_|PORT$|HOST$)/.test(name));
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...Object.fromEntries(kept), ...env },
    cwd,
    stdio: ['pipe', stdoutTo ?? 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (data) => (printed.stdout += data));
  child.stderr?.setEncoding('utf8').on('data', (data) => (printed.stderr += data));
  if (!stdinStaysOpen) child.stdin?.end(stdin);
  onStart?.(child);
  const code = await new Promise<number | null>((resolve) =>
    child.once('exit', () => child.stdin?.destroy()).once('close', resolve),
  );
  return { code, ...printed };
}
