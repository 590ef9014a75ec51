import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { finishedLog, picturesOf, TestInteractions } from '../../../tests/support/interactionStore.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

let interactions: TestInteractions;
beforeEach(async () => {
  interactions = await TestInteractions.open();
  interactions.now = Date.now();
});
afterEach(() => interactions.close());

/** Lets another process store interactions until it has said so many lines, and kills it; gives the lines. */
async function insertUntilKilled(lines: number): Promise<string[]> {
  const args = ['--import', 'tsx', 'tests/support/insertInteractions.ts', interactions.dataDir];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
    if (said.split('\n').length > lines) child.kill('SIGKILL');
  });
  await once(child, 'close');
  expect(child.signalCode).toBe('SIGKILL');
  return said.split('\n').slice(0, -1);
}

/** What is stored under an id must be whole: its record, a beginning of its log, all its pictures. */
async function checkWhole(id: string): Promise<void> {
  const found = await interactions.service.find('', id);
  const events = found?.events ?? [];
  expect(events.length).toBeGreaterThan(0);
  expect(events).toEqual(finishedLog('yes').slice(0, events.length));
  const pictures = picturesOf(found?.record.request.turns ?? []);
  expect(pictures).toHaveLength(3);
  for (const picture of pictures) expect((await interactions.read(picture)).length).toBe(picture.length);
}

it('keeps interactions whole or not at all when the process is killed', async () => {
  for (const lines of [1, 20, 55, 130]) {
    let said: string[] = [];
    await interactions.restart(async () => {
      said = await insertUntilKilled(lines);
    });
    const { db } = interactions.store;
    const rows = await db.selectFrom('interactions').select(['id', 'status']).execute();
    for (const { id } of rows) await checkWhole(id);
    const mayBeGone = said.filter((line) => line.startsWith('deleting')).map((line) => line.split(' ')[1]);
    const durable = said.filter((line) => line.startsWith('stored')).map((line) => line.split(' ')[1]);
    const stored = new Set(rows.map(({ id }) => id));
    expect(durable.filter((id) => !stored.has(id as string) && !mayBeGone.includes(id))).toEqual([]);
    // Nothing is left of what was not stored.
    const blobs = await db.selectFrom('interaction_blobs').select('sha256').distinct().execute();
    expect((await interactions.blobs()).sort()).toEqual(blobs.map(({ sha256 }) => sha256).sort());
    expect(await interactions.packs()).toEqual([]);
    const unfinished = rows.filter(({ status }) => status === 'in_progress').map(({ id }) => id);
    expect((await interactions.service.unfinished()).map(({ id }) => id).sort()).toEqual(unfinished.sort());
  }
});
