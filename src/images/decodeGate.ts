import { Semaphore } from 'async-mutex';

/**
 * Megapixels of all pictures that are decoded at the same time. Decoding takes up to 25 bytes a pixel (docs/images.md),
 * so this bounds what all requests together can take: beyond it they wait for one another, in the order they came.
 */
const megapixelsAtOnce = 50;

const gate = new Semaphore(megapixelsAtOnce);

/** Runs `decode` when there is room for so many pixels; a picture larger than the bound has it for itself. */
export function whenThereIsRoom<Result>(pixels: number, decode: () => Promise<Result>): Promise<Result> {
  return gate.runExclusive(decode, Math.min(megapixelsAtOnce, Math.ceil(pixels / 1e6)));
}
