import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Sweeper } from './sweeper.js';

describe('Sweeper', () => {
  it('goes on after a sweep that fails, and tells of it', async () => {
    const errors: unknown[] = [];
    let swept = 0;
    const failing = { sweep: () => Promise.reject(new Error('no')) };
    const counting = { sweep: async () => void swept++ };
    const sweeper = new Sweeper([failing, counting], 1, (error) => errors.push(error));
    while (swept < 3) await wait(1);
    await sweeper.close();
    expect(errors.length).toBe(swept);
  });

  it('has one sweep run at a time, and waits for it when it is closed', async () => {
    let running = 0;
    let most = 0;
    const slow = {
      async sweep() {
        most = Math.max(most, ++running);
        await wait(20);
        running--;
      },
    };
    const sweeper = new Sweeper([slow], 1, () => {});
    while (running === 0) await wait(1);
    await wait(10);
    await sweeper.close();
    expect([running, most]).toEqual([0, 1]);
  });
});
