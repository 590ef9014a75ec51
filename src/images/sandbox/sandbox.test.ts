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

  it('decodes two at a time, and makes the bytes of those that wait when it is their turn', async () => {
    const made: number[] = [];
    const describe = (index: number) => () => {
      made.push(index);
      return job(bmp)();
    };
    const decodings = [0, 1, 2].map((index) => decodeInSandbox(describe(index), 60));
    await new Promise((resolve) => setImmediate(resolve));
    expect(made).toEqual([0, 1]);
    await Promise.all(decodings);
    expect(made).toEqual([0, 1, 2]);
  });
});
