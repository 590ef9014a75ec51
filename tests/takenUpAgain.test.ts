import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DrishtiError } from '../src/errors.js';
import { openStore } from '../src/store/store.js';
import type { RecordingApp } from './support/app.js';
import { dictatedApp } from './support/dictatedApp.js';
import type { Dictation } from './support/dictation.js';
import { RecordingEngine } from './support/recordingEngine.js';

let dataDir: string;
let house: RecordingApp;
let dictation: Dictation;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'drishti-again-'));
  await open();
});
afterEach(async () => {
  await house.close();
  await rm(dataDir, { recursive: true });
});

async function open(engine?: RecordingEngine): Promise<void> {
  ({ house, dictation } = await dictatedApp({ dataDir }, engine));
}

async function restart(whileStopped: () => Promise<unknown> = async () => {}): Promise<void> {
  await house.close();
  await whileStopped();
  await open();
}

async function submit(): Promise<string> {
  const { json } = await house.create({
    model: 'gemini-3-flash-preview',
    input: 'What is this?',
    background: true,
  });
  return json.id;
}

async function get(id: string) {
  return (await house.app.inject({ url: `/v1/interactions/${id}` })).json();
}

const text = async (id: string) => (await get(id)).steps.at(-1)?.content[0].text;
const isRunning = () => expect.poll(() => house.engine.running).toBe(1);

it('goes on with an answer wherever it was broken off, however often the server is stopped in order', async () => {
  const id = await submit();
  const words = ['A ', 'red ', 'mug ', 'on ', 'a ', 'table.'];
  for (let told = 1; told < words.length; told++) {
    for (const word of words.slice(0, told)) dictation.say(word);
    await expect.poll(() => text(id)).toBe(words.slice(0, told).join(''));
    await restart();
  }
  for (const word of words) dictation.say(word);
  dictation.finish();
  await expect.poll(async () => (await get(id)).status).toBe('completed');
  expect(await text(id)).toBe('A red mug on a table.');
});

it('rolls the same dice again', async () => {
  await submit();
  await isRunning();
  const [first] = house.engine.requests;
  expect(first?.sampling.seed).toBeGreaterThanOrEqual(0);
  await restart();
  await isRunning();
  expect(house.engine.requests[0]?.sampling).toEqual(first?.sampling);
});

it('fails an answer that is not the same the second time, and says why', async () => {
  const id = await submit();
  dictation.say('A mug');
  await expect.poll(() => text(id)).toBe('A mug');
  await restart();
  dictation.say('A cup').finish();
  await expect.poll(async () => (await get(id)).status).toBe('failed');
  const { errors } = await get(id);
  expect(errors).toEqual([
    { code: 'service_unavailable', message: expect.stringMatching(/answers otherwise; ask again/) },
  ]);
});

it('does not begin again what the server did not survive three times', async () => {
  const id = await submit();
  await isRunning();
  await restart(async () => {
    const store = await openStore({ dataDir });
    await store.db.updateTable('interactions').set({ attempts: 3 }).where('id', '=', id).execute();
    await store.close();
  });
  await expect.poll(async () => (await get(id)).status).toBe('failed');
  expect((await get(id)).errors[0].message).toMatch(/stopped 3 times/);
  expect(house.engine.requests).toEqual([]);
});

it('waits when the engine has no place for it', async () => {
  let refusals = 0;
  class BusyEngine extends RecordingEngine {
    override async admit() {
      if (refusals++ < 2) throw new DrishtiError('too_many_requests', 'busy');
      return super.admit();
    }
  }
  await house.close();
  await open(new BusyEngine());
  const id = await submit();
  dictation.say('A mug.').finish();
  await expect.poll(async () => (await get(id)).status, { timeout: 10_000 }).toBe('completed');
  expect(refusals).toBe(3);
});
