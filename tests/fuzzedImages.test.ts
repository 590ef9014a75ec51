import { expect, it } from 'vitest';
import { DrishtiError } from '../src/errors.js';
import { openImage } from '../src/images/decode.js';
import { encodedBytes } from '../src/images/encoded.js';
import { sampleImages } from './pictures/samples.js';
import { fuzzImage } from './support/fuzzedImages.js';

const limits = { maxPixels: 1e6 };

/** Whether the picture could be decoded; it may be refused, but in no other way than a caller can understand. */
async function isDecoded(bytes: Uint8Array): Promise<boolean> {
  try {
    const image = await openImage(encodedBytes(bytes), limits, 'input.data');
    const { width, height, data } = await image.decode();
    expect([width, height, data.length]).toEqual([image.width, image.height, width * height * 3]);
    return true;
  } catch (error) {
    if (!(error instanceof DrishtiError)) throw error;
    expect(error).toMatchObject({
      code: 'invalid_request',
      message: expect.stringMatching(/^input\.data: /),
    });
    return false;
  }
}

const samples = await sampleImages();

it.each(samples)('decodes $format, $name, when it is whole', async ({ bytes }) => {
  expect(await isDecoded(bytes)).toBe(true);
});

it('decodes or refuses 400 broken pictures of every format', { timeout: 300_000 }, async () => {
  let decoded = 0;
  for (let seed = 0; seed < 400; seed++) decoded += Number(await isDecoded(fuzzImage(samples, seed).bytes));
  // Some are broken where it does not matter; most are not.
  expect(decoded).toBeGreaterThan(40);
  expect(decoded).toBeLessThan(360);
});
