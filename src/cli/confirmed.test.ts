import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { confirmed } from './confirmed.js';

/** What somebody types at a terminal who is asked something. */
async function typed(keys: string): Promise<boolean> {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { isTTY: true });
  const stopping = new AbortController();
  const leaving = { signal: stopping.signal, stop: () => stopping.abort(new Error('stopped')) };
  const answer = confirmed('Really? ', input, output.resume(), leaving);
  input.write(keys);
  return answer;
}

it.each(['\r', 'y\r', 'Yes\r', ' y \r'])('%j is consent', async (keys) => {
  expect(await typed(keys)).toBe(true);
});

it.each(['n\r', 'no\r', 'maybe\r', '\u0004'])('%j is none', async (keys) => {
  expect(await typed(keys)).toBe(false);
});

it('Ctrl-C stops the program', async () => {
  await expect(typed('\u0003')).rejects.toThrow(/aborted/);
});
