// Latency of the built program next to the bare runtime and to `@vladmandic/human`: `npm run bench:detect`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from '../tests/support/program.js';
import { BareSession } from './bareSession.js';
import { probeHealth, probeHealthUnderLoad } from './health.js';
import { Human } from './human.js';
import { ask, detectionRequest } from './interaction.js';
import { benchmarkJpegs } from './sharedPictures.js';
import { percentile, timed } from './statistics.js';

const rounds = 4;
const dataDir = mkdtempSync(join(tmpdir(), 'drishti-bench-'));
const jpegs = await benchmarkJpegs(20);
const bodies = jpegs.map((jpeg) => detectionRequest(jpeg));
// Nothing is remembered: each request looks at its picture.
const program = await startProgram({ DRISHTI_DATA_DIR: dataDir, DRISHTI_PERCEPT_CACHE_MB: '0' });

/** The three take turns round by round, so that whatever else the machine does meets all alike. */
async function measureLatency() {
  const [bare, human] = await Promise.all([BareSession.open(dataDir), Human.open()]);
  const tensors = await Promise.all(jpegs.map((jpeg) => bare.prepare(jpeg)));
  const images = await Promise.all(jpegs.map((jpeg) => human.prepare(jpeg)));
  const times = { http: [] as number[], bare: [] as number[], human: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const each = async (name: keyof typeof times, work: (picture: number) => Promise<unknown>) => {
      for (const picture of jpegs.keys()) {
        const time = await timed(() => work(picture));
        // The first round warms up.
        if (round > 0) times[name].push(time);
      }
    };
    await each('http', (picture) => ask(program.url, bodies[picture]!));
    await each('bare', (picture) => bare.run(tensors[picture]!));
    await each('human', (picture) => human.run(images[picture]));
  }
  return times;
}

function print(name: string, times: readonly number[]): void {
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  console.log(`${name.padEnd(42)} p50 ${p50.toFixed(1)} ms   p95 ${p95.toFixed(1)} ms`);
}

async function measureHealth(): Promise<void> {
  const idle = percentile(await probeHealth(program.url, 5), 0.5);
  const { times, perSecond, refused } = await probeHealthUnderLoad(program.url, bodies, 20);
  const busy = percentile(times, 0.99);
  console.log(`/healthz idle p50 ${idle.toFixed(2)} ms; p99 with 8 requests running ${busy.toFixed(2)} ms`);
  console.log(`  ratio ${(busy / idle).toFixed(1)}; ${perSecond.toFixed(1)} answers/s, ${refused} refused`);
}

console.log(`${jpegs.length} JPEGs of 640 × 480, ${rounds} rounds, one request at a time`);
const { http, bare, human } = await measureLatency();
print('(a) drishti, HTTP request to answer', http);
print('(b) bare onnxruntime session, same tensors', bare);
print('(c) @vladmandic/human, wasm back end', human);
const ratio = (over: readonly number[], under: readonly number[]) =>
  (percentile(over, 0.5) / percentile(under, 0.5)).toFixed(2);
console.log(`a / b ${ratio(http, bare)}   c / a ${ratio(human, http)}   (of the p50)`);
await measureHealth();
program.child.kill('SIGTERM');
await program.exited;
rmSync(dataDir, { recursive: true });
