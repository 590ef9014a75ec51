// Steps shared by `npm start` and `npm test`. Only Node's own modules: nothing is installed yet when this runs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Runs a program in the project's folder; a failure ends this process with the same exit code. */
export function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

/** Installs exactly what the lock file says, unless that was done already. */
export function install() {
  onceFor(['package.json', 'package-lock.json'], 'node_modules/.drishti-installed', () => {
    console.error('Installing dependencies (once)…');
    run('npm', ['ci', '--include=dev', '--loglevel=error']);
  });
}

/** Compiles src/ to dist/ and makes the playground's page, each unless nothing has changed since. */
export function build() {
  buildServer();
  buildPlayground();
}

function buildServer() {
  const own = ['tsconfig.json', 'tsconfig.build.json', 'scripts/bundleProgram.mjs'];
  const sources = ['package-lock.json', ...own, ...filesUnder('src')];
  onceFor(sources, 'dist/.drishti-built', () => {
    console.error('Building…');
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json']);
    run(process.execPath, [join(root, 'scripts/bundleProgram.mjs')]);
  });
}

function buildPlayground() {
  const own = ['index.html', 'tsconfig.json', 'vite.config.ts'].map((name) => `playground/${name}`);
  const sources = ['package-lock.json', ...own, ...filesUnder('playground/src')];
  onceFor(sources, 'playground/dist/.drishti-built', () => {
    console.error('Building the playground…');
    run(process.execPath, [
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      'playground',
      '--logLevel',
      'warn',
    ]);
  });
}

/** Calls `work` unless `stamp` already holds the hash of these files; leaves the hash there afterwards. */
function onceFor(files, stamp, work) {
  const hash = createHash('sha256').update(process.version);
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  const digest = hash.digest('hex');
  const path = join(root, stamp);
  if (existsSync(path) && readFileSync(path, 'utf8') === digest) return;
  work();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, digest);
}

function filesUnder(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
