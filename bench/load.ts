// Twice the rate that the built server sustains, for a minute: what is refused how, how long what is accepted takes next
// to the same requests alone, and how much memory it takes: `npm run bench:load -- [seconds=60]`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { startProgram } from '../tests/support/program.js';
import { detectionRequest } from './interaction.js';
import { residentMemory } from './memory.js';
import { benchmarkJpegs } from './sharedPictures.js';
import { percentile } from './statistics.js';

const seconds = Number(process.argv[2] ?? 60);
const dataDir = mkdtempSync(join(tmpdir(), 'drishti-load-'));
const bodies = (await benchmarkJpegs(20)).map((jpeg) => detectionRequest(jpeg));
const program = await startProgram({
  DRISHTI_DATA_DIR: dataDir,
  DRISHTI_PERCEPT_CACHE_MB: '0',
  ...limitsOf(process.env),
});
const pool = new Pool(program.url, { connections: 512 });

interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly milliseconds: number;
}

let next = 0;
async function post(): Promise<Answer> {
  const start = performance.now();
  const headers = { 'content-type': 'application/json' };
  const body = bodies[next++ % bodies.length] as string;
  const answer = await pool.request({ method: 'POST', path: '/v1beta/interactions', headers, body });
  await answer.body.dump();
  return {
    status: answer.statusCode,
    retryAfter: answer.headers['retry-after'] as string | undefined,
    milliseconds: performance.now() - start,
  };
}

/** Settings to try other limits with. */
function limitsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  const names = ['DRISHTI_CONCURRENCY', 'DRISHTI_MAX_QUEUE'];
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

/** So many callers, each of whom asks again as soon as it was answered. */
async function closedLoop(callers: number, forMs: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  const end = performance.now() + forMs;
  const call = async () => {
    while (performance.now() < end) answers.push(await post());
  };
  await Promise.all(Array.from({ length: callers }, call));
  return answers;
}

/** Requests that come whether or not the others were answered. */
async function openLoop(perSecond: number, forMs: number): Promise<Answer[]> {
  const answers: Promise<Answer>[] = [];
  const start = performance.now();
  for (let sent = 0; performance.now() - start < forMs; sent++) {
    await sleep(Math.max(0, start + (sent * 1000) / perSecond - performance.now()));
    answers.push(post());
  }
  return Promise.all(answers);
}

const p = (answers: readonly Answer[], share: number) =>
  percentile(
    answers.map(({ milliseconds }) => milliseconds),
    share,
  );

await closedLoop(4, 3000);
const alone = await closedLoop(1, 8000);
const full = await closedLoop(8, 10_000);
const rate = full.filter(({ status }) => status === 200).length / 10;
const before = residentMemory(program.child.pid);
console.log(`alone p50 ${p(alone, 0.5).toFixed(0)} ms, p95 ${p(alone, 0.95).toFixed(0)} ms`);
console.log(`8 callers: ${rate.toFixed(1)} answers/s, p95 ${p(full, 0.95).toFixed(0)} ms; ${before} MiB`);
const answers = await openLoop(rate * 2, seconds * 1000);
const accepted = answers.filter(({ status }) => status === 200);
const refused = answers.filter(({ status }) => status === 429);
const unadvised = refused.filter(({ retryAfter }) => !(Number(retryAfter) >= 1));
console.log(
  `${(rate * 2).toFixed(1)} requests/s for ${seconds} s: ${answers.length} sent, ${accepted.length} answered`,
);
console.log(`  ${refused.length} refused with 429, ${unadvised.length} of them without retry-after`);
console.log(`  ${answers.length - accepted.length - refused.length} answered otherwise`);
console.log(`  accepted p50 ${p(accepted, 0.5).toFixed(0)} ms, p95 ${p(accepted, 0.95).toFixed(0)} ms`);
console.log(`  ratio of the p95 ${(p(accepted, 0.95) / p(alone, 0.95)).toFixed(2)}`);
console.log(`  refused p95 ${p(refused, 0.95).toFixed(0)} ms`);
await sleep(3000);
const peak = residentMemory(program.child.pid, 'VmHWM');
console.log(`  peak ${peak} MiB, ${residentMemory(program.child.pid)} MiB afterwards`);
await pool.close();
program.child.kill('SIGTERM');
console.log(`  ended with ${await program.exited}`);
rmSync(dataDir, { recursive: true });
