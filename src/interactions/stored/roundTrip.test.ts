import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finishedLog, TestInteractions, turnsOf } from '../../../tests/support/interactionStore.js';
import type { InteractionEvent } from '../event.js';
import type { ImageSource } from '../request.js';

let interactions: TestInteractions;
beforeEach(async () => {
  interactions = await TestInteractions.open();
});
afterEach(async () => {
  await interactions.close();
  expect(interactions.errors).toEqual([]);
});

const none = { blobs: new Map<string, number>() };

const sources: ImageSource[] = [
  { type: 'inline', base64: 'AAAA' },
  { type: 'file', id: 'abc' },
  { type: 'url', url: 'https://pictures.example/a.png' },
  { type: 'stored', sha256: '0'.repeat(64), offset: 7, length: 9 },
];

const fullRequest = {
  turns: [
    ...turnsOf(sources),
    { role: 'model' as const, parts: [{ type: 'text' as const, text: 'A cat.' }] },
  ],
  system: 'Be brief.',
  output: { type: 'json' as const, schema: { type: 'object' }, path: 'response_format.schema' },
  sampling: { temperature: 0.5, seed: 7 },
  thinking: 'low' as const,
  maxOutputTokens: 100,
  stopSequences: ['\n'],
  showThoughts: true,
  previousInteractionId: 'v1_earlier',
  labels: { team: 'a' },
  serviceTier: 'flex',
};

describe('a stored interaction', () => {
  it('comes back as it was, also after a restart', async () => {
    const record = interactions.record({
      request: fullRequest,
      background: true,
      created: new Date('2029-12-31T23:59:59.123Z'),
      owner: 'somebody',
    });
    await interactions.service.insert(record, finishedLog('yes'), none);
    const stored = { record, events: finishedLog('yes') };
    expect(await interactions.service.find('somebody', record.id)).toEqual(stored);
    await interactions.restart();
    expect(await interactions.service.find('somebody', record.id)).toEqual(stored);
  });

  it.each([
    ['half a surrogate pair', 'a\ud800b'],
    ['a NUL', 'a\0b'],
    ['every quote', `'"\`\\`],
    ['other scripts', 'बिल्ली 🐈 قطة'],
    ['half a megabyte', 'x'.repeat(500_000)],
  ])('keeps text with %s', async (_, text) => {
    const turns = [{ role: 'user' as const, parts: [{ type: 'text' as const, text }] }];
    const record = await interactions.insert(interactions.record({ request: { turns } }));
    await interactions.service.append(record.id, 6, [{ type: 'delta', index: 0, step: 'output', text }]);
    const found = await interactions.service.find('', record.id);
    expect(found?.record.request.turns).toEqual(turns);
    expect(found?.events.at(-1)).toMatchObject({ text });
  });

  it('keeps a schema with names that objects have already', async () => {
    const schema = JSON.parse('{"properties": {"__proto__": {"type": "string"}, "constructor": {}}}');
    const output = { type: 'json' as const, schema, path: 'x' };
    const { id } = await interactions.insert(interactions.record({ request: { output } }));
    const found = await interactions.service.find('', id);
    expect(JSON.stringify(found?.record.request.output)).toBe(JSON.stringify(output));
  });

  it('is its owner’s alone', async () => {
    const { id } = await interactions.insert(interactions.record({ owner: 'a' }));
    const { service } = interactions;
    for (const stranger of ['b', '', 'A', 'a ']) {
      expect(await service.find(stranger, id)).toBeUndefined();
      expect(await service.hold(stranger, id)).toBeUndefined();
      expect(await service.delete(stranger, id)).toBe(false);
    }
    expect(await service.find('a', id)).toBeDefined();
  });

  it('is gone once it is deleted', async () => {
    const { id } = await interactions.insert();
    expect(await interactions.service.delete('', id)).toBe(true);
    expect(await interactions.service.delete('', id)).toBe(false);
    expect(await interactions.service.find('', id)).toBeUndefined();
    const { db } = interactions.store;
    expect(await db.selectFrom('interaction_events').selectAll().execute()).toEqual([]);
  });

  it.each(['', 'nobody', '\0', 'a/b', 'v1_ä', 'x'.repeat(10_000)])('is not %j', async (id) => {
    await interactions.insert();
    expect(await interactions.service.find('', id)).toBeUndefined();
    expect(await interactions.service.delete('', id)).toBe(false);
  });

  it('has an id of its own', async () => {
    const record = await interactions.insert();
    const others = Array.from({ length: 5 }, () => interactions.record());
    const insert = (one: typeof record) => interactions.service.insert(one, finishedLog('no'), none);
    const results = await Promise.allSettled([...others, record].map(insert));
    expect(results.map(({ status }) => status)).toEqual([...others.map(() => 'fulfilled'), 'rejected']);
    expect((await interactions.service.find('', record.id))?.events).toEqual(finishedLog('yes'));
  });
});

describe('a log', () => {
  const [created, running, ...rest] = finishedLog('yes') as [InteractionEvent, ...InteractionEvent[]];

  async function begin(): Promise<string> {
    const record = interactions.record({ background: true });
    await interactions.service.insert(record, [created], none);
    return record.id;
  }

  it('grows in the order of its places', async () => {
    const id = await begin();
    const { service } = interactions;
    const deltas = Array.from(
      { length: 30 },
      (_, index): InteractionEvent => ({ type: 'delta', index: 0, step: 'output', text: String(index) }),
    );
    const log = [created, running as InteractionEvent, ...deltas];
    for (let seq = 1; seq < log.length; seq += 3) await service.append(id, seq, log.slice(seq, seq + 3));
    expect((await service.find('', id))?.events).toEqual(log);
    await interactions.restart();
    expect((await interactions.service.find('', id))?.events).toEqual(log);
  });

  it('makes the interaction finished once it says so', async () => {
    const [first, second] = [await begin(), await begin()];
    const { service } = interactions;
    expect(await service.unfinished()).toEqual([
      { id: first, owner: '' },
      { id: second, owner: '' },
    ]);
    await service.append(first, 1, [running as InteractionEvent, ...rest]);
    expect(await service.unfinished()).toEqual([{ id: second, owner: '' }]);
    await service.append(second, 1, [{ type: 'finished', status: 'cancelled', atMs: 1 }]);
    expect(await service.unfinished()).toEqual([]);
    const rows = await interactions.store.db.selectFrom('interactions').select('status').execute();
    expect(rows.map(({ status }) => status).sort()).toEqual(['cancelled', 'completed']);
  });

  it('refuses a place that is taken, and leaves what is there', async () => {
    const id = await begin();
    await expect(interactions.service.append(id, 0, rest)).rejects.toThrow(/UNIQUE/);
    expect((await interactions.service.find('', id))?.events).toEqual([created]);
    expect(await interactions.service.unfinished()).toHaveLength(1);
  });

  it('of what is deleted is no error', async () => {
    const id = await begin();
    await interactions.service.delete('', id);
    await interactions.service.append(id, 1, rest);
    await interactions.service.replace(interactions.record({ id }), none);
    expect(await interactions.service.beginAttempt(id)).toBe(0);
    expect(await interactions.service.find('', id)).toBeUndefined();
  });
});

describe('attempts', () => {
  it('are counted across restarts', async () => {
    const record = interactions.record({ background: true });
    await interactions.service.insert(record, [{ type: 'created' }], none);
    expect(await interactions.service.beginAttempt(record.id)).toBe(1);
    await interactions.restart();
    expect(await interactions.service.beginAttempt(record.id)).toBe(2);
    await interactions.service.withdrawAttempt(record.id);
    expect(await interactions.service.beginAttempt(record.id)).toBe(2);
  });
});
