import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FetchRefusal } from './refusal.js';
import { TimeAllowance } from './timeAllowance.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => {});
const idle = () => new AbortController().signal;
const timeUp = new FetchRefusal('it took longer than 2 seconds');

it('ends work when the time is up', async () => {
  let ended: AbortSignal | undefined;
  const spending = new TimeAllowance(2).spend(idle(), (signal) => {
    ended = signal;
    return never();
  });
  const outcome = expect(spending).rejects.toThrow(timeUp);
  await vi.advanceTimersByTimeAsync(1999);
  expect(ended?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(ended?.aborted).toBe(true);
  await outcome;
});

it('adds up what is spent and leaves out what is not', async () => {
  const time = new TimeAllowance(2);
  const wait = (ms: number) => () => new Promise<string>((resolve) => setTimeout(() => resolve('done'), ms));
  const first = time.spend(idle(), wait(1500));
  await vi.advanceTimersByTimeAsync(1500);
  expect(await first).toBe('done');
  await vi.advanceTimersByTimeAsync(60_000);
  const second = expect(time.spend(idle(), wait(501))).rejects.toThrow(timeUp);
  await vi.advanceTimersByTimeAsync(500);
  await second;
});

it('gives the reason of the signal and keeps neither timer nor listener', async () => {
  const caller = new AbortController();
  const removed = vi.spyOn(caller.signal, 'removeEventListener');
  const spending = expect(new TimeAllowance(2).spend(caller.signal, never)).rejects.toBe('gone');
  caller.abort('gone');
  await spending;
  expect(vi.getTimerCount()).toBe(0);
  expect(removed).toHaveBeenCalled();
});
