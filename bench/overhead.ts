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

/** A JPEG of noise with about so many bytes; every one is another, as in life. */
async function picture(bytes: number): Promise<string> {
  const side = Math.round(Math.sqrt(bytes / 1.1));
  const raw = { width: side, height: side, channels: 3 } as const;
  const jpeg = await sharp(randomBytes(side * side * 3), { raw })
    .jpeg({ quality: 75 })
    .toBuffer();
  return jpeg.toString('base64');
}

async function bodiesOf(bytes: number, store: boolean): Promise<string[]> {
  const text = { type: 'text', text: 'What is on this picture? Answer with one word.' };
  const pictures = await Promise.all(Array.from({ length: 16 }, () => (bytes > 0 ? picture(bytes) : '')));
  return pictures.map((data) => {
    const input = data === '' ? [text] : [text, { type: 'image', data, mime_type: 'image/jpeg' }];
    return JSON.stringify({ model: 'gemini-3-flash-preview', input, ...(!store && { store }) });
  });
}

/** Times of answers in milliseconds, with so many requests running all the while. */
async function load(url: string, bodies: readonly string[], connections: number): Promise<number[]> {
  const pool = new Pool(url, { connections });
  const times: number[] = [];
  let next = 0;
  const end = performance.now() + seconds * 1000;
  const post = async () => {
    const headers = { 'content-type': 'application/json' };
    const body = bodies[next++ % bodies.length] as string;
    const answer = await pool.request({ method: 'POST', path: '/v1beta/interactions', headers, body });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${text.slice(0, 300)}`);
  };
  const worker = async () => {
    while (performance.now() < end) times.push(await timed(post));
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
    const bodies = await bodiesOf(bytes, store);
    for (const connections of [1, 16]) {
      const times = { echo: [] as number[], drishti: [] as number[] };
      for (let round = 0; round <= rounds; round++) {
        for (const [side, { url }] of Object.entries({ echo, drishti })) {
          const measured = await load(url, bodies, connections);
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
