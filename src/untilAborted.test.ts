import { expect, it, vi } from 'vitest';
import { untilAborted } from './untilAborted.js';

const never = () => new Promise<never>(() => {});

it('gives what the promise gives, and stops listening', async () => {
  const { signal } = new AbortController();
  const removed = vi.spyOn(signal, 'removeEventListener');
  expect(await untilAborted(signal, Promise.resolve('done'))).toBe('done');
  await expect(untilAborted(signal, Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(removed).toHaveBeenCalledTimes(2);
});

it('gives the reason of the signal as soon as it aborts', async () => {
  const controller = new AbortController();
  const waiting = untilAborted(controller.signal, never());
  controller.abort('gone');
  await expect(waiting).rejects.toBe('gone');
  await expect(untilAborted(controller.signal, never())).rejects.toBe('gone');
});
