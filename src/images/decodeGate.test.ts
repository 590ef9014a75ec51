import { expect, it } from 'vitest';
import { whenThereIsRoom } from './decodeGate.js';

/** Starts a decoding of so many megapixels that lasts until `finish` is called. */
function start(megapixels: number) {
  const decoding = { started: false, finish: () => {} };
  const ended = new Promise<void>((resolve) => {
    decoding.finish = resolve;
  });
  const done = whenThereIsRoom(megapixels * 1e6, () => {
    decoding.started = true;
    return ended;
  });
  return { decoding, done };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

it('decodes 50 megapixels at a time, and the rest in the order it came', async () => {
  const [first, second, third, fourth] = [start(36), start(14), start(30), start(0.1)];
  await settle();
  const started = () => [first, second, third, fourth].map(({ decoding }) => decoding.started);
  expect(started()).toEqual([true, true, false, false]);
  second.decoding.finish();
  await settle();
  expect(started()).toEqual([true, true, false, false]);
  first.decoding.finish();
  await settle();
  expect(started()).toEqual([true, true, true, true]);
  third.decoding.finish();
  fourth.decoding.finish();
  await fourth.done;
});

it('decodes a picture larger than that on its own', async () => {
  const small = start(1);
  const huge = start(500);
  await settle();
  expect(huge.decoding.started).toBe(false);
  small.decoding.finish();
  await settle();
  expect(huge.decoding.started).toBe(true);
  huge.decoding.finish();
  await huge.done;
});

it('goes on after a decoding that failed', async () => {
  const failing = whenThereIsRoom(50e6, () => Promise.reject(new Error('broken')));
  await expect(failing).rejects.toThrow('broken');
  await expect(whenThereIsRoom(50e6, async () => 'whole')).resolves.toBe('whole');
});
