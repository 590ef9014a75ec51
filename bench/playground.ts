// Weight of the playground's page, and how soon a picture can be asked about: `npm run bench:playground`.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { drawPicture } from '../tests/pictures/drawings.js';
import { ask, choose, png } from '../tests/playground/steps.js';
import { World } from '../tests/playground/world.js';
import { startProgram } from '../tests/support/program.js';
import { percentile } from './statistics.js';

const rounds = 7;
const page = fileURLToPath(new URL('../playground/dist/', import.meta.url));

function printWeight(): void {
  const names = readdirSync(page, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => /\.(html|js|css|svg)$/.test(name));
  const weights = files.map(
    (name) => [name, gzipSync(readFileSync(join(page, name))).length / 1000] as const,
  );
  for (const [name, kilobytes] of weights) console.log(`  ${name.padEnd(36)} ${kilobytes.toFixed(1)} kB`);
  const all = weights.reduce((sum, [, kilobytes]) => sum + kilobytes, 0);
  const first = weights.filter(([name]) => !name.includes('JsonEditor'));
  const begin = first.reduce((sum, [, kilobytes]) => sum + kilobytes, 0);
  console.log(
    `gzip, all assets ${all.toFixed(1)} kB; before the schema editor is opened ${begin.toFixed(1)} kB`,
  );
}

/** Milliseconds from the request for the page, in a browser that has nothing of it. */
async function measure(world: World, url: string, picture: Buffer) {
  const start = performance.now();
  // A size of its own, so that the browser has nothing of the page.
  const page = await world.visit(url, { viewport: { width: 1280, height: 800 } });
  const loaded = performance.now() - start;
  await choose(page, png(picture));
  await page.locator('.run .primary:enabled').waitFor();
  const answerable = performance.now() - start;
  await ask(page);
  const answered = performance.now() - start;
  const painted = await firstPaint(page);
  await world.leave();
  return { painted, loaded, answerable, answered };
}

function firstPaint(page: Page): Promise<number> {
  return page.evaluate('performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0');
}

const dataDir = mkdtempSync(join(tmpdir(), 'drishti-bench-'));
const program = await startProgram({ DRISHTI_DATA_DIR: dataDir });
const world = await World.open();
const picture = await drawPicture('crossing');
printWeight();
const times = [];
for (let round = 0; round < rounds; round++) times.push(await measure(world, program.url, picture));
console.log(`milliseconds from the request for the page, ${rounds} fresh browsers: median, most`);
for (const name of ['painted', 'loaded', 'answerable', 'answered'] as const) {
  const values = times.map((time) => time[name]);
  const [median, most] = [percentile(values, 0.5), Math.max(...values)];
  console.log(`  ${name.padEnd(12)} ${median.toFixed(0).padStart(6)} ${most.toFixed(0).padStart(6)}`);
}
await world.close();
program.child.kill('SIGTERM');
await program.exited;
rmSync(dataDir, { recursive: true });
