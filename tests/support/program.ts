import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/program/drishti.js', import.meta.url));

export interface Program {
  readonly child: ChildProcess;
  readonly url: string;
  /** Everything printed to stdout so far. */
  output(): string;
  /** Exit code once it has ended. */
  readonly exited: Promise<number | null>;
}

/** The environment without what would change the program's settings. */
function cleanEnvironment(extra: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(DRISHTI_|PORT$|HOST$)/.test(name));
  return { ...Object.fromEntries(kept), ...extra };
}

/** Runs the built program until it ends; for `--help` and wrong settings. */
export async function runProgram(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, ...args], { env: cleanEnvironment(env), cwd: tmpdir() });
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => (printed.stdout += data));
  child.stderr.on('data', (data) => (printed.stderr += data));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...printed };
}

/** Starts the built server on a free port and waits until it says that it listens. */
export async function startProgram(env: Record<string, string> = {}): Promise<Program> {
  const dataDir = env['DRISHTI_DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'drishti-data-'));
  const child = spawn(process.execPath, [main, 'serve'], {
    env: cleanEnvironment({ PORT: '0', DRISHTI_DATA_DIR: dataDir, ...env }),
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: tmpdir(),
  });
  let output = '';
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      output += data;
      const address = /export GOOGLE_GEMINI_BASE_URL=(\S+)/.exec(output)?.[1];
      if (address) resolve(address);
    });
    exited.then((code) => reject(new Error(`the program ended with ${code} before it listened`)));
  });
  return { child, url, output: () => output, exited };
}
