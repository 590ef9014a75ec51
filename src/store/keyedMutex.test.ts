import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { KeyedMutex } from './keyedMutex.js';

describe('KeyedMutex', () => {
  it('lets one at a time work on a key, in order of arrival, and others on theirs', async () => {
    const mutex = new KeyedMutex();
    const log: string[] = [];
    const work = (key: string, name: string) =>
      mutex.runExclusive(key, async () => {
        log.push(`${name} begins`);
        await wait(1);
        log.push(`${name} ends`);
      });
    await Promise.all([work('a', '1'), work('a', '2'), work('b', '3')]);
    expect(log.filter((line) => !line.startsWith('3'))).toEqual(['1 begins', '1 ends', '2 begins', '2 ends']);
    expect(log.indexOf('3 begins')).toBeLessThan(log.indexOf('1 ends'));
  });

  it('goes on after work that fails and tells who asked for it', async () => {
    const mutex = new KeyedMutex();
    const failing = mutex.runExclusive('a', async () => {
      throw new Error('failed');
    });
    const next = mutex.runExclusive('a', async () => 'done');
    await expect(failing).rejects.toThrow('failed');
    expect(await next).toBe('done');
  });

  it('is idle once nothing runs, failed or not, work that came meanwhile included', async () => {
    const mutex = new KeyedMutex();
    let ended = 0;
    const work = async () => {
      await wait(1);
      ended++;
      throw new Error('failed');
    };
    const all = Promise.allSettled([
      mutex.runExclusive('a', work),
      mutex.runExclusive('a', work).catch(() => mutex.runExclusive('b', work)),
    ]);
    await mutex.idle();
    expect(ended).toBe(3);
    await all;
  });
});
