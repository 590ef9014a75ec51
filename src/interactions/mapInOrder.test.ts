import { expect, it } from 'vitest';
import { mapInOrder } from './mapInOrder.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('keeps the order and works on no more at once than it may', async () => {
  let running = 0;
  let most = 0;
  const work = async (item: number) => {
    most = Math.max(most, ++running);
    for (let i = 0; i < 10 - item; i++) await turn();
    running--;
    return item * 2;
  };
  const results = await mapInOrder([1, 2, 3, 4, 5], { atOnce: 2, failed: new AbortController() }, work);
  expect(results).toEqual([2, 4, 6, 8, 10]);
  expect(most).toBe(2);
});

it('throws the first failure by position once all have ended, and begins nothing after a failure', async () => {
  const failed = new AbortController();
  const begun: string[] = [];
  const work = async (item: string) => {
    begun.push(item);
    if (item === 'slow') await turn();
    throw new Error(item);
  };
  await expect(mapInOrder(['slow', 'quick', 'never'], { atOnce: 2, failed }, work)).rejects.toThrow('slow');
  expect(begun).toEqual(['slow', 'quick']);
  expect(failed.signal.reason).toEqual(new Error('quick'));
});
