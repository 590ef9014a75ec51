import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from './support/codeBlocks/pages.js';
import { runToEnd } from './support/codeBlocks/run.js';
import { openWorkspace, type Workspace } from './support/codeBlocks/workspace.js';
import { type EmbeddedApp, embeddedApp } from './support/embeddedApp.js';

let app: EmbeddedApp;
let workspace: Workspace;
beforeAll(async () => {
  app = await embeddedApp();
  workspace = await openWorkspace(app.url);
  await cp(join(root, 'examples'), workspace.folder, { recursive: true });
});
afterAll(async () => {
  await workspace.close();
  await app.close();
});

const has = (...command: [string, ...string[]]) => spawnSync(command[0], command.slice(1)).status === 0;
const hasPython = has('python3', '--version');
const hasPythonClient = hasPython && has('python3', '-c', 'import google.genai');

/** What each example is given, and what it prints about our drawings. */
const examples: Readonly<Record<string, readonly [given: readonly string[], printed: RegExp]>> = {
  'javascript/caption.js': [['photo.jpg'], /^.*\bstop sign\b.*$/],
  'javascript/ask.js': [
    ['photo.jpg', 'Is there a stop sign?', 'What colour is it?'],
    /^Yes.*stop sign.*\n.*\bred\b.*$/,
  ],
  'javascript/stream.js': [['photo.jpg'], /stop sign[\s\S]*\n\d+ tokens$/],
  'javascript/detect.js': [
    ['street.jpg'],
    /^stop sign: \d+, \d+ to \d+, \d+\ntraffic light: \d+, \d+ to \d+, \d+$/,
  ],
  'javascript/segment.js': [
    ['street.jpg'],
    /^1-stop-sign\.png: \d+ points\n2-traffic-light\.png: \d+ points$/,
  ],
  'javascript/structured.js': [['receipt.png'], /company: 'CORNER SHOP'.*date: '2025-03-25'.*total: 5\.7\b/],
  'javascript/files.js': [['photo.jpg'], /^\d+ bytes, kept until 20[\s\S]*stop sign[\s\S]*\n.*\bred\b/],
  'javascript/compare.js': [['street.jpg', 'table.jpg'], /stop sign[\s\S]*orange/],
  'javascript/generate-content.js': [['photo.jpg'], /^1125 tokens to ask\n.*stop sign/],
  'javascript/langchain.js': [['photo.jpg'], /stop sign[\s\S]*signs: \[ 'stop sign' \], count: 1/],
  'javascript/ai-sdk.js': [['photo.jpg'], /stop sign[\s\S]*count: 1, label: 'stop sign'/],
  'python/caption.py': [['photo.jpg'], /^.*\bstop sign\b.*$/],
  'python/detect.py': [
    ['street.jpg'],
    /^stop sign \(0\.\d\d\): \[\d+, \d+, \d+, \d+\]\ntraffic light \(0\.\d\d\): \[\d+, \d+, \d+, \d+\]$/,
  ],
  'python/google_genai.py': [['photo.jpg'], /stop sign.*\n.*\bone stop sign/],
  'curl/caption.sh': [['photo.jpg'], /^\{.*stop sign.*"status":"completed"|"status":"completed".*stop sign/],
  'curl/stream.sh': [['photo.jpg'], /^event: interaction\.created\n[\s\S]*stop sign[\s\S]*data: \[DONE\]$/],
  'curl/upload.sh': [['photo.jpg'], /\bone stop sign\b[\s\S]*\{\}$/],
};

const runners: Readonly<Record<string, string>> = { js: process.execPath, py: 'python3', sh: 'bash' };
const isMissing = (file: string) =>
  file.endsWith('google_genai.py') ? !hasPythonClient : file.endsWith('.py') && !hasPython;

it('has a case for each example', () => {
  const files = globSync('**/*.{js,py,sh}', { cwd: join(root, 'examples'), ignore: '**/node_modules/**' });
  expect(Object.keys(examples).sort()).toEqual(files.sort());
});

for (const [file, [given, printed]] of Object.entries(examples)) {
  it.skipIf(isMissing(file))(`examples/${file}`, async () => {
    const runner = runners[file.split('.').at(-1) ?? ''] ?? '';
    expect((await runToEnd(runner, [file, ...given], workspace)).trim()).toMatch(printed);
  });
}

it('examples/javascript/detect.js draws, and segment.js cuts out', async () => {
  const pictures = ['boxes.png', '1-stop-sign.png', '2-traffic-light.png'];
  for (const name of pictures) {
    const { width, height } = await sharp(join(workspace.folder, name)).metadata();
    expect([width, height]).toEqual([640, 480]);
  }
  const { channels } = await sharp(join(workspace.folder, '1-stop-sign.png')).stats();
  expect(channels[3]?.mean).toBeGreaterThan(15);
  expect(channels[3]?.mean).toBeLessThan(60);
});

it.skipIf(!hasPython)('examples in Python can be compiled, whichever packages are here', async () => {
  const files = Object.keys(examples).filter((file) => file.endsWith('.py'));
  await runToEnd('python3', ['-m', 'py_compile', ...files], workspace);
});

it('examples/package.json asks for the versions that are tested', () => {
  const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const { dependencies } = read('examples/package.json');
  const here = read('package.json');
  const known = { ...here.dependencies, ...here.devDependencies };
  known['@google/genai'] = `^${known['genai-v3'].split('@').at(-1)}`;
  for (const name of Object.keys(dependencies))
    expect([name, dependencies[name]]).toEqual([name, known[name]]);
});
