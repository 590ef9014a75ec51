// Broken pictures of every format through openImage, in a process that is watched:
// `npm run build && npx tsx bench/fuzzImages.ts [count=20000] [seed=1]`. Whatever crashes, hangs or ends in an error
// that no caller should see is kept in a folder; its seed makes the same picture again.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FuzzedImage, fuzzImage } from '../tests/support/fuzzedImages.js';
import { fuzzSamples, groupBy } from './fuzzSamples.js';
import { WatchedChild, type WatchedResult } from './watchedChild.js';

interface Finding {
  readonly seed: number;
  readonly format: string;
  readonly outcome: WatchedResult['outcome'];
  readonly milliseconds: number;
  /** What was done to which picture, and what came of it. */
  readonly story: string;
}

const [count = 20_000, firstSeed = 1] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'drishti-fuzz-'));
const samples = await fuzzSamples();
const child = new WatchedChild(30_000);

async function fuzz(seed: number): Promise<Finding> {
  const image = fuzzImage(samples, seed);
  const started = performance.now();
  const result = await child.run({ bytes: image.bytes, whole: seed % 2 === 0 });
  const milliseconds = Math.round(performance.now() - started);
  const story = `${image.name}, ${image.mutation}: ${result.outcome}, ${result.text}`;
  if (!['decoded', 'refused'].includes(result.outcome)) keep(image, seed, story);
  return { seed, format: image.format, outcome: result.outcome, milliseconds, story };
}

function keep({ format, bytes }: FuzzedImage, seed: number, story: string): void {
  const path = join(folder, `${seed}.${format}`);
  writeFileSync(path, bytes);
  console.log(`${story}\n  kept as ${path}`);
}

const findings: Finding[] = [];
for (let seed = firstSeed; seed < firstSeed + count; seed++) findings.push(await fuzz(seed));
child.stop();

for (const [format, members] of groupBy(findings, (finding) => finding.format)) {
  const outcomes = [...groupBy(members, ({ outcome }) => outcome)];
  console.log(`${format}: ${outcomes.map(([outcome, { length }]) => `${length} ${outcome}`).join(', ')}`);
}
console.log('slowest:');
const slowest = findings.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 10);
for (const { milliseconds, seed, story } of slowest)
  console.log(`  ${milliseconds} ms, seed ${seed}, ${story}`);
console.log(`${count} pictures made of ${samples.length}; peak memory ${child.peakMemory} MiB`);
