import { describe, expect, it } from 'vitest';
import { DurableLog } from './durableLog.js';
import type { InteractionEvent } from './event.js';
import type { InteractionStore } from './interactionStore.js';
import { LiveLog } from './liveLog.js';

const delta = (text: string): InteractionEvent => ({ type: 'delta', index: 0, step: 'output', text });

/** A store that keeps what is appended, and is as slow or broken as `write` makes it. */
function testStore(write: () => Promise<void>) {
  const rows: { firstSeq: number; events: readonly InteractionEvent[] }[] = [];
  const append: InteractionStore['append'] = async (_id, firstSeq, events) => {
    await write();
    rows.push({ firstSeq, events });
  };
  return { rows, store: { append } as InteractionStore };
}

describe('DurableLog', () => {
  it('tells nothing that is not written down, and writes together what comes meanwhile', async () => {
    let written = () => {};
    const { rows, store } = testStore(() => new Promise((resolve) => (written = resolve)));
    const log = new LiveLog([{ type: 'created' }]);
    const durable = new DurableLog(store, 'id', log);
    durable.add(delta('a'));
    durable.add(delta('b'));
    durable.add(delta('c'));
    expect(log.events).toHaveLength(1);
    written();
    await new Promise(setImmediate);
    expect(log.events.length).toBeGreaterThan(1);
    written();
    await durable.flush();
    expect(log.events.slice(1)).toEqual([delta('a'), delta('b'), delta('c')]);
    expect(rows.map(({ firstSeq, events }) => [firstSeq, events.length])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('adds nothing more once writing has failed', async () => {
    const { store } = testStore(() => Promise.reject(new Error('no disk')));
    const log = new LiveLog([]);
    const durable = new DurableLog(store, 'id', log);
    durable.add(delta('a'));
    await expect(durable.flush()).rejects.toThrow('no disk');
    expect(() => durable.add(delta('b'))).toThrow('no disk');
    expect(log.events).toEqual([]);
  });
});
