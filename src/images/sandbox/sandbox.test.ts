import { describe, expect, it } from 'vitest';
import { bmpRows, writeBmp } from '../../../tests/pictures/bmp.js';
import { decodeInSandbox } from './sandbox.js';

const bmp = writeBmp({ width: 1, height: 1, bitsPerPixel: 24, data: bmpRows([[0x123456]], 24) });
const job = (input: Uint8Array) => () =>
  ({ format: 'bmp', input, size: { width: 1, height: 1 }, maxPixels: 1 }) as const;

describe('the sandbox', () => {
  it('answers with the picture', async () => {
    const tiff = await decodeInSandbox(job(bmp), 60);
    expect([...tiff.subarray(-4)]).toEqual([0x12, 0x34, 0x56, 255]);
  });

  it('gives up what takes too long, and goes on', async () => {
    await expect(decodeInSandbox(job(bmp), 0.001)).rejects.toThrow(/^timeout/);
    await expect(decodeInSandbox(job(bmp), 60)).resolves.toBeInstanceOf(Uint8Array);
  });

  it('survives what it cannot decode, and goes on', async () => {
    await expect(decodeInSandbox(job(bmp.subarray(0, 40)), 60)).rejects.toThrow('Failed to decode bmp image');
    await expect(decodeInSandbox(job(bmp), 60)).resolves.toBeInstanceOf(Uint8Array);
  });

  it('refuses a picture of another size than its header says', async () => {
    const lying = () => ({ ...job(bmp)(), size: { width: 2, height: 1 } });
    await expect(decodeInSandbox(lying, 60)).rejects.toThrow('disagree on the size');
  });

  it('lets only so many wait', async () => {
    const given = Array.from({ length: 67 }, () =>
      decodeInSandbox(() => {
        throw new Error('a thread was free');
      }, 60),
    );
    const results = await Promise.allSettled(given);
    const reasons = results.map((result) => (result as PromiseRejectedResult).reason as Error);
    expect(reasons.slice(0, 66).map(({ message }) => message)).toEqual(Array(66).fill('a thread was free'));
    expect(reasons[66]).toMatchObject({ code: 'too_many_requests', retryAfterSeconds: 5 });
  });
});
