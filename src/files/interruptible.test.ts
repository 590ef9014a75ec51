import { describe, expect, it } from 'vitest';
import { interruptible } from './interruptible.js';

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}

describe('interruptible', () => {
  const never = new AbortController().signal;

  it('passes everything on', async () => {
    async function* source() {
      yield* [1, 2, 3];
    }
    expect(await collect(interruptible(source(), never))).toEqual([1, 2, 3]);
  });

  it('passes an error on', async () => {
    async function* source() {
      yield 1;
      throw new Error('broken');
    }
    await expect(collect(interruptible(source(), never))).rejects.toThrow('broken');
  });

  it('ends with the reason of the signal while the source is stuck', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    async function* stuck() {
      yield 1;
      await new Promise(() => {});
    }
    const run = (async () => {
      for await (const one of interruptible(stuck(), controller.signal)) {
        seen.push(one);
        setImmediate(() => controller.abort(new Error('no more')));
      }
    })();
    await expect(run).rejects.toThrow('no more');
    expect(seen).toEqual([1]);
  });

  it('takes nothing more when the signal has aborted already', async () => {
    async function* source() {
      yield 1;
    }
    await expect(collect(interruptible(source(), AbortSignal.abort(new Error('over'))))).rejects.toThrow(
      'over',
    );
  });

  it('lets the source clean up when nobody wants the rest', async () => {
    let cleaned = false;
    async function* source() {
      try {
        yield 1;
        yield 2;
      } finally {
        cleaned = true;
      }
    }
    for await (const _ of interruptible(source(), never)) break;
    expect(cleaned).toBe(true);
  });

  it('leaves no listener on the signal', async () => {
    const { signal } = new AbortController();
    const listeners = new Set<unknown>();
    signal.addEventListener = ((_: string, listener: unknown) => listeners.add(listener)) as never;
    signal.removeEventListener = ((_: string, listener: unknown) => listeners.delete(listener)) as never;
    async function* source() {
      for (let count = 0; count < 100; count++) yield count;
    }
    let most = 0;
    for await (const _ of interruptible(source(), signal)) most = Math.max(most, listeners.size);
    expect(most).toBeLessThanOrEqual(1);
    expect(listeners.size).toBe(0);
  });
});
