import { describe, expect, it } from 'vitest';
import type { UprightImage } from '../../../images/image.js';
import { PerceptCache } from './perceptCache.js';

const picture = (digest: string): UprightImage => ({
  width: 1,
  height: 1,
  decode: () => Promise.reject(new Error('not needed')),
  digest: async () => digest,
});

/** Says which call it is, in as much space as wanted. */
function counter(bytes = 0) {
  let calls = 0;
  return async () => ({ call: ++calls, space: new Uint8Array(bytes) });
}

describe('PerceptCache', () => {
  it('remembers by the content of a picture and by sense', async () => {
    const cache = new PerceptCache(1e6);
    const perceive = counter();
    const call = async (digest: string, sense: string) =>
      (await cache.recallOf(picture(digest))(sense, perceive)).call;
    expect(await call('a', 'text')).toBe(1);
    expect(await call('a', 'text')).toBe(1);
    expect(await call('b', 'text')).toBe(2);
    expect(await call('a', 'codes')).toBe(3);
  });

  it('gives each request a copy of its own', async () => {
    const cache = new PerceptCache(1e6);
    const ask = () =>
      cache.recallOf(picture('a'))('hash', async () => ({ hash: 7n, grid: Float32Array.of(1, 2) }));
    const first = await ask();
    first.grid[0] = 99;
    expect(await ask()).toEqual({ hash: 7n, grid: Float32Array.of(1, 2) });
  });

  it('perceives once within a request, even when it is to keep nothing', async () => {
    const recall = new PerceptCache(0).recallOf(picture('a'));
    const perceive = counter();
    const [first, second] = await Promise.all([recall('text', perceive), recall('text', perceive)]);
    expect(second).toBe(first);
  });

  it('does not read the picture to keep nothing', async () => {
    const unreadable = { ...picture('a'), digest: () => Promise.reject(new Error('read')) };
    expect(await new PerceptCache(0).recallOf(unreadable)('text', async () => 'seen')).toBe('seen');
  });

  it('forgets what was asked for least recently when there is no more room', async () => {
    const cache = new PerceptCache(10_000);
    const perceive = counter(4000);
    const call = async (digest: string) => (await cache.recallOf(picture(digest))('text', perceive)).call;
    expect([await call('a'), await call('b'), await call('a')]).toEqual([1, 2, 1]);
    expect([await call('c'), await call('a'), await call('b')]).toEqual([3, 1, 4]);
  });

  it('does not keep what is larger than all its room', async () => {
    const recall = () => new PerceptCache(1000).recallOf(picture('a'));
    expect(await recall()('text', async () => 'x'.repeat(5000))).toHaveLength(5000);
  });

  it('does not remember failures', async () => {
    const cache = new PerceptCache(1e6);
    const failing = cache.recallOf(picture('a'))('text', () => Promise.reject(new Error('stopped')));
    await expect(failing).rejects.toThrow('stopped');
    expect(await cache.recallOf(picture('a'))('text', async () => 'seen')).toBe('seen');
  });
});
