import type { RgbImage } from '../../../images/image.js';
import { median } from '../numbers.js';
import { mapPixels, maxReadingPixels } from './pixels.js';
import { quadSize, scaleQuad } from './quad.js';
import type { Quad } from './textLine.js';
import type { TextWorkers } from './textWorkers.js';

/** Lines lower than this many pixels of the map are found, but so coarsely that the next lines reach into them. */
const smallPrint = 17;

/** Finds lines, a second time in more pixels where most of them are small print; corners in pixels of `pixels`. */
export async function findLines(workers: TextWorkers, pixels: RgbImage): Promise<Quad[]> {
  const input = await mapPixels(pixels);
  const quads = await workers.find(input);
  const isReduced = input.width < pixels.width;
  if (!isReduced || medianHeight(quads) >= smallPrint) return enlarge(quads, input, pixels);
  const larger = await mapPixels(pixels, maxReadingPixels);
  return enlarge(await workers.find(larger), larger, pixels);
}

function enlarge(quads: readonly Quad[], from: RgbImage, to: RgbImage): Quad[] {
  return quads.map((quad) => scaleQuad(quad, to.width / from.width, to.height / from.height));
}

/** Infinite without lines. Across the text, whichever way it stands. */
function medianHeight(quads: readonly Quad[]): number {
  const heights = quads.map(quadSize).map(({ width, height }) => Math.min(width, height));
  return median(heights) ?? Number.POSITIVE_INFINITY;
}
