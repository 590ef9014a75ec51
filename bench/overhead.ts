// What the server costs beside the model: an interaction answered by an engine that does nothing, next to Fastify
// echoing the same JSON body, round by round: `npm run bench:overhead`.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { Pool } from 'undici';
import { startScripted } from './scriptedProcess.js';
import { percentile, timed } from './statistics.js';

const rounds = 8;
const seconds = 0.7;

const dataDir = mkdtempSync(join(tmpdir(), 'drishti-overhead-'));
const [echo, drishti] = await Promise.all([
  startScripted({}, './echoServer.ts'),
  startScripted({
    DRISHTI_DATA_DIR: dataDir,
    DRISHTI_CONCURRENCY: '64',
    DRISHTI_MAX_QUEUE: '1000',
    DRISHTI_MAX_INTERACTIONS_MB: '500',
  }),
]);

const [soi, comment] = [Buffer.from('ffd8', 'hex'), Buffer.from('fffe000e', 'hex')];

/** A JPEG of noise with about so many bytes. */
async function picture(bytes: number): Promise<Buffer> {
  const side = Math.round(Math.sqrt(bytes / 1.1));
  const raw = { width: side, height: side, channels: 3 } as const;
  return sharp(randomBytes(side * side * 3), { raw })
    .jpeg({ quality: 75 })
    .toBuffer();
}

/** Makes bodies of which no two have the same picture, as in life: each gets another comment at its beginning. */
async function bodyMaker(bytes: number, store: boolean): Promise<() => string> {
  const text = { type: 'text', text: 'What is on this picture? Answer with one word.' };
  const bodyWith = (input: object[]) =>
    JSON.stringify({ model: 'gemini-3-flash-preview', input, ...(!store && { store }) });
  if (bytes === 0) return () => bodyWith([text]);
  const rest = (await picture(bytes)).subarray(soi.length).toString('base64');
  const image = { type: 'image', data: '@', mime_type: 'image/jpeg' };
  const [before, after] = bodyWith([text, image]).split('@') as [string, string];
  // 18 bytes, so that base64 can be put together from two parts.
  const start = () => Buffer.concat([soi, comment, randomBytes(12)]).toString('base64');
  return () => `${before}${start()}${rest}${after}`;
}

/** Times of answers in milliseconds, with so many requests running all the while. */
async function load(url: string, makeBody: () => string, connections: number): Promise<number[]> {
  const pool = new Pool(url, { connections });
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const headers = { 'content-type': 'application/json' };
  const post = async (body: string) => {
    const answer = await pool.request({ method: 'POST', path: '/v1beta/interactions', headers, body });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${text.slice(0, 300)}`);
  };
  const worker = async () => {
    while (performance.now() < end) {
      const body = makeBody();
      times.push(await timed(() => post(body)));
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  await pool.close();
  return times;
}

console.log('p50 in ms, echo of the body / interaction');
for (const [name, bytes] of [
  ['text only', 0],
  ['picture of 100 kB', 100_000],
  ['picture of 1 MB', 1_000_000],
] as const) {
  for (const store of [true, false]) {
    const makeBody = await bodyMaker(bytes, store);
    for (const connections of [1, 16]) {
      const times = { echo: [] as number[], drishti: [] as number[] };
      for (let round = 0; round <= rounds; round++) {
        for (const [side, { url }] of Object.entries({ echo, drishti })) {
          const measured = await load(url, makeBody, connections);
          // The first round warms up.
          if (round > 0) times[side as keyof typeof times].push(...measured);
        }
      }
      const [bare, ours] = [percentile(times.echo, 0.5), percentile(times.drishti, 0.5)];
      const label = `${name}, ${store ? 'stored' : 'not stored'}, ${connections} at a time`;
      console.log(
        `${label.padEnd(46)} ${bare.toFixed(2)} / ${ours.toFixed(2)}   ratio ${(ours / bare).toFixed(2)}`,
      );
    }
  }
}
await Promise.all([echo.stop(), drishti.stop()]);
rmSync(dataDir, { recursive: true });
