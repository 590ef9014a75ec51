import { describe, expect, it } from 'vitest';
import { LazyPool } from './lazyPool.js';

function poolOf(log: string[]) {
  return {
    threads: [],
    idleThreads: 0,
    close: async () => {
      log.push('closed');
    },
  };
}

describe('LazyPool', () => {
  it('starts nothing for work that does not ask for the pool', async () => {
    const log: string[] = [];
    const pool = new LazyPool(async () => {
      log.push('started');
      return poolOf(log);
    });
    expect(await pool.lend(async () => 7)).toBe(7);
    expect(pool.load()).toEqual({ busy: 0, idle: 0 });
    await pool.close();
    expect(log).toEqual([]);
  });

  it('starts once for all who ask at the same time', async () => {
    let starts = 0;
    const pool = new LazyPool(async () => poolOf([String(++starts)]));
    const [a, b] = await Promise.all([pool.lend((get) => get()), pool.lend((get) => get())]);
    expect(a).toBe(b);
    expect(starts).toBe(1);
  });

  it('starts anew after a failure', async () => {
    let starts = 0;
    const pool = new LazyPool(async () => {
      if (++starts === 1) throw new Error('no memory');
      return poolOf([]);
    });
    await expect(pool.lend((get) => get())).rejects.toThrow('no memory');
    await expect(pool.lend((get) => get())).resolves.toBeDefined();
  });

  it('ends its threads when the work is done', async () => {
    const log: string[] = [];
    const pool = new LazyPool(async () => poolOf(log));
    let finish = () => {};
    const work = pool.lend(async (get) => {
      await get();
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      log.push('finished');
    });
    await pool.lend((get) => get());
    const closing = pool.close();
    finish();
    await Promise.all([work, closing]);
    expect(log).toEqual(['finished', 'closed']);
  });
});
