// `drishti detect` over 100 pictures, whole and from its start, beside the built server asked for the same pictures by
// callers who each ask again as soon as they were answered: `npm run bench:command -- [rounds=3]`.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { objectsSchema } from '../src/library/tasks/detect.js';
import { type DrawingName, drawings, drawPicture } from '../tests/pictures/drawings.js';
import { type Program, startProgram } from '../tests/support/program.js';
import { askForText, requestAbout } from './interaction.js';
import { evaluationFolder, type LabelledPicture, readManifest } from './sharedPictures.js';
import { percentile, timed } from './statistics.js';

const rounds = Number(process.argv[2] ?? 3);
const pictures = 100;
const callers = 8;
const main = fileURLToPath(new URL('../dist/program/drishti.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'drishti-command-'));
// Nothing is remembered of a picture, so that each round looks at all of them.
const settings = { DRISHTI_DATA_DIR: join(folder, 'data'), DRISHTI_PERCEPT_CACHE_MB: '0' };

/** Photographs where there are any, the rest our own drawings, each of other bytes. */
async function collect(): Promise<Buffer[]> {
  const labelled = readManifest<LabelledPicture>(evaluationFolder, 'detection.json').slice(0, pictures);
  const photographs = await Promise.all(labelled.map(({ file }) => readFile(evaluationFolder + file)));
  const names = Object.keys(drawings) as DrawingName[];
  const missing = Array.from({ length: pictures - photographs.length }, async (_, i) =>
    sharp(await drawPicture(names[i % names.length] as DrawingName))
      .jpeg({ quality: 80 + Math.floor(i / names.length) })
      .toBuffer(),
  );
  return [...photographs, ...(await Promise.all(missing))];
}

async function warmUp({ url }: Program): Promise<void> {
  const png = await drawPicture('stop sign');
  for (let i = 0; i < 10; i++) await askForText(url, requestAbout(png, 'Detect all objects.'));
}

/** Seconds for all pictures by the server. */
async function byServer({ url }: Program, jpegs: readonly Buffer[]): Promise<number> {
  const schema = objectsSchema();
  const waiting = jpegs.map((jpeg) => requestAbout(jpeg, 'Detect all objects in the image.', { schema }));
  const call = async () => {
    for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) await askForText(url, body);
  };
  return (await timed(() => Promise.all(Array.from({ length: callers }, call)))) / 1000;
}

/** Seconds for all pictures by the command, its start and its end included, and until its first answer. */
async function byCommand(files: readonly string[]): Promise<{ all: number; first: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, [main, 'detect', ...files, '--json'], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let first = Number.NaN;
  let lines = 0;
  child.stdout.on('data', (data: Buffer) => {
    if (lines === 0) first = (performance.now() - start) / 1000;
    lines += data.toString().split('\n').length - 1;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0 || lines !== files.length) throw new Error(`${lines} answers, exit code ${code}`);
  return { all: (performance.now() - start) / 1000, first };
}

const jpegs = await collect();
mkdirSync(join(folder, 'pictures'));
const files = jpegs.map((jpeg, i) => {
  const file = join(folder, 'pictures', `${String(i).padStart(3, '0')}.jpg`);
  writeFileSync(file, jpeg);
  return file;
});
const program = await startProgram(settings);
await warmUp(program);
const server: number[] = [];
const command: number[] = [];
for (let round = 1; round <= rounds; round++) {
  server.push(await byServer(program, jpegs));
  const { all, first } = await byCommand(files);
  command.push(all);
  const shares = `server ${server.at(-1)?.toFixed(2)} s, command ${all.toFixed(2)} s, first answer after ${first.toFixed(2)} s`;
  console.log(`round ${round}: ${shares}, ratio ${(all / (server.at(-1) ?? 0)).toFixed(2)}`);
}
const [ofServer, ofCommand] = [percentile(server, 0.5), percentile(command, 0.5)];
console.log(
  `${pictures} pictures; medians: server with ${callers} callers ${(pictures / ofServer).toFixed(1)} pictures/s,`,
);
console.log(
  `  command ${(pictures / ofCommand).toFixed(1)} pictures/s with its start, ratio ${(ofCommand / ofServer).toFixed(2)}`,
);
program.child.kill('SIGTERM');
await program.exited;
rmSync(folder, { recursive: true });
