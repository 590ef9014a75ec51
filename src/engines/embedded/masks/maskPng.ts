import type { ObjectMask } from '../../capabilities.js';
import { sampleGrid, spreadSamples } from './bilinear.js';
import { encodeGreyPng } from './greyPng.js';

/** Side of the masks that Gemini publishes, whatever the shape of their boxes. */
const pngSide = 256;

/**
 * The mask as a data URI: an 8-bit grey PNG of 256 × 256 stretched over the box. Its probabilities are rounded to 0 or
 * 255 at that resolution, where readers cut them anyway: Gemini's masks are nearly black and white too, and the file is
 * a fourth as large (about 840 bytes).
 */
export function maskPng({ side, probabilities }: ObjectMask): string {
  const samples = spreadSamples(pngSide, 0, 1, side);
  const pixels = blackAndWhite(sampleGrid(probabilities, side, samples, samples));
  return `data:image/png;base64,${encodeGreyPng(pixels, pngSide, pngSide).toString('base64')}`;
}

/** A loop, since `Uint8Array.from` takes several times as long as all the rest. */
function blackAndWhite(probabilities: Float32Array): Uint8Array {
  const pixels = new Uint8Array(probabilities.length);
  for (let i = 0; i < pixels.length; i++) pixels[i] = probabilities[i]! > 127.5 ? 255 : 0;
  return pixels;
}
