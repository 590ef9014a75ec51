import { describe, expect, it } from 'vitest';
import { allOrNone } from './allOrNone.js';

const never = new AbortController().signal;

describe('allOrNone', () => {
  it('gives the results in the order of the items', async () => {
    const double = async (item: number) => item * 2;
    expect(await allOrNone([3, 1, 2], double, { concurrency: 2, signal: never })).toEqual([6, 2, 4]);
  });

  it('stops the other work when one fails, begins no more, and waits for what had begun', async () => {
    const events: string[] = [];
    const work = async (item: string, signal: AbortSignal) => {
      events.push(item);
      if (item === 'broken') throw new Error('broken');
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      events.push(`${item} stopped`);
      return item;
    };
    const both = allOrNone(['long', 'broken', 'third'], work, { concurrency: 2, signal: never });
    await expect(both).rejects.toThrow('broken');
    expect(events).toEqual(['long', 'broken', 'long stopped']);
  });

  it('tells the work that the caller left', async () => {
    const caller = new AbortController();
    const work = async (_: number, signal: AbortSignal) => {
      caller.abort(new Error('left'));
      signal.throwIfAborted();
    };
    await expect(allOrNone([1], work, { concurrency: 1, signal: caller.signal })).rejects.toThrow('left');
  });
});
