import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawPicture } from './pictures/drawings.js';
import { parseEvents } from './support/eventStream.js';
import { type Program, startProgram } from './support/program.js';

let dataDir: string;
let image: object;
/** Looked at in moments, so that work on it stops soon. */
let quickImage: object;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'drishti-stop-'));
  const data = (await drawPicture('stop sign')).toString('base64');
  image = { type: 'image', data, resolution: 'ultra_high' };
  quickImage = { type: 'image', data };
});
afterAll(() => rmSync(dataDir, { recursive: true }));

const start = (graceSeconds: number) =>
  startProgram({
    DRISHTI_DATA_DIR: dataDir,
    DRISHTI_SHUTDOWN_GRACE_SECONDS: `${graceSeconds}`,
    // Each of many same pictures is looked at.
    DRISHTI_PERCEPT_CACHE_MB: '0',
  });

const question = { type: 'text', text: 'How many dogs are there?' };

const ask = ({ url }: Program, input: readonly object[], more: object = {}) =>
  fetch(`${url}/v1/interactions`, {
    method: 'POST',
    body: JSON.stringify({ model: 'gemini-3', input: [question, ...input], ...more }),
  });

// biome-ignore lint/suspicious/noExplicitAny: tests reach into answers of many shapes
const get = async ({ url }: Program, id: string): Promise<any> =>
  (await fetch(`${url}/v1/interactions/${id}`)).json();

/** Resolves once a program looks at pictures. */
async function working({ url }: Program): Promise<void> {
  await expect
    .poll(async () => (await fetch(`${url}/metrics`)).text(), { timeout: 30_000 })
    .toMatch(/drishti_workers\{engine="embedded",state="busy"\} [1-9]/);
}

it('ends answers and streams with an error when the grace is over, and exits 0', async () => {
  const program = await start(4);
  const pictures = Array(1000).fill(quickImage);
  const answer = ask(program, pictures);
  const stream = ask(program, pictures, { stream: true });
  await working(program);
  const begun = await stream;
  expect(begun.status).toBe(200);
  program.child.kill('SIGTERM');
  expect((await answer).status).toBe(503);
  expect(await (await answer).json()).toMatchObject({ error: { code: 'service_unavailable' } });
  const events = parseEvents(await begun.text());
  expect(events.map(({ name }) => name)).toContain('error');
  expect(events.at(-1)?.data).toBe('[DONE]');
  expect(await program.exited).toBe(0);

  const next = await start(1);
  const stored = await get(next, events[0]?.data.interaction.id);
  expect(stored).toMatchObject({ status: 'failed', errors: [{ code: 'service_unavailable' }] });
  next.child.kill('SIGTERM');
  expect(await next.exited).toBe(0);
});

it('leaves what runs in the background for the next start, and exits 0', async () => {
  const program = await start(0);
  const submitted = await ask(program, Array(8).fill(image), { background: true });
  const { id } = (await submitted.json()) as { id: string };
  await working(program);
  program.child.kill('SIGTERM');
  expect(await program.exited).toBe(0);

  const next = await start(60);
  await expect.poll(() => get(next, id), { timeout: 50_000 }).toMatchObject({ status: 'completed' });
  next.child.kill('SIGTERM');
  expect(await next.exited).toBe(0);
});

it('ends at once at the second signal', async () => {
  const program = await start(600);
  const answer = ask(program, Array(400).fill(image)).catch((error: Error) => error.name);
  await working(program);
  program.child.kill('SIGTERM');
  // The first signal has arrived when no new connection is taken.
  await expect.poll(() => fetch(`${program.url}/healthz`).catch(() => 'refused')).toBe('refused');
  const ended = once(program.child, 'exit');
  program.child.kill('SIGTERM');
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(await answer).toBe('TypeError');
});
