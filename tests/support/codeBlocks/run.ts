import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Program, RunBlock, Runnable } from './programs.js';
import type { Workspace } from './workspace.js';

/** What a program printed to stdout, block by block. */
export type Printed = readonly string[];

/** Between what one block of a program prints and what the next one does. */
const border = '\u{1e}';
const timeoutMs = 170_000;

interface Way {
  readonly extension: string;
  readonly command: (file: string) => readonly [string, ...string[]];
  readonly join: (blocks: readonly string[]) => string;
}

const said = `process.stdout.write('${border}');`;
/** A block stands within the one before it, so that it sees its names and may use them anew. */
const nested = (blocks: readonly string[]) =>
  `${blocks.join(`\n${said}\n{\n`)}\n${'}'.repeat(blocks.length - 1)}`;
const shell = { extension: 'sh', command: (file: string) => ['bash', '-euo', 'pipefail', file] as const };

const ways: Readonly<Record<Runnable, Way>> = {
  js: { extension: 'mjs', command: (file) => [process.execPath, file], join: nested },
  ts: { extension: 'mts', command: (file) => [process.execPath, '--import', 'tsx', file], join: nested },
  python: {
    extension: 'py',
    command: (file) => ['python3', file],
    join: (blocks) => blocks.join(`\nprint('${border}', end='')\n`),
  },
  sh: { ...shell, join: (blocks) => blocks.join('\n') },
  'sh server': { ...shell, join: (blocks) => blocks.join('\n') },
};

/**
 * Runs a program of a page in a workspace to its end, or until the server that it starts listens.
 * @throws with what it wrote to stderr where it ends with another code than 0, or takes longer than three minutes
 */
export async function runProgram({ language, blocks }: Program, workspace: Workspace): Promise<Printed> {
  const { extension, command, join: joined } = ways[language];
  const { page, line } = blocks[0] as RunBlock;
  const file = join(workspace.folder, `${page.replaceAll('/', '-')}-${line}.${extension}`);
  await writeFile(file, workspace.addressed(joined(blocks.map(({ code }) => code))));
  const [name, ...args] = command(file);
  // A folder of data for each page: what is pulled on one is not asked on another.
  const environment = { ...workspace.environment, DRISHTI_DATA_DIR: join(workspace.folder, 'data', page) };
  return (await runToEnd(name, args, { ...workspace, environment }, language === 'sh server')).split(border);
}

/** Runs a command in a workspace; what it prints to stdout. With `isServer` it is stopped once it listens. */
export async function runToEnd(
  name: string,
  args: readonly string[],
  { folder, environment }: Workspace,
  isServer = false,
): Promise<string> {
  const child = spawn(name, args, { cwd: folder, env: environment, detached: true });
  const printed = { stdout: '', stderr: '' };
  let listened = false;
  child.stdout.setEncoding('utf8').on('data', (data) => {
    printed.stdout += data;
    if (isServer && !listened && printed.stdout.includes('Drishti is listening on')) {
      listened = true;
      stop(child, 'SIGTERM');
    }
  });
  child.stderr.setEncoding('utf8').on('data', (data) => (printed.stderr += data));
  child.stdin.end();
  const timer = setTimeout(() => stop(child, 'SIGKILL'), timeoutMs);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (status, signal) => resolve(status ?? signal));
  });
  clearTimeout(timer);
  if (isServer ? listened : code === 0) return printed.stdout;
  throw new Error(`ended with ${code}\n${printed.stderr}\n${printed.stdout}`);
}

/** Ends a child with all that it started. */
function stop({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(-pid, signal);
}
