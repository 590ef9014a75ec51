import type { RgbImage } from '../../../images/image.js';
import { quadSize, turnQuad } from './quad.js';
import { cropWidth } from './recognition/cropWidth.js';
import type { Quad } from './textLine.js';
import type { TextWorkers } from './textWorkers.js';

/** Lines that are so much higher than wide stand on their side. */
const tallAspect = 1.5;

/** The longest lines tell best how a page was laid down; all of its lines lie alike. */
const votersOfPage = 12;

/**
 * Turns each quad so that its text reads from left to right. Upright lines and lines on their side are each asked as a
 * whole whether they stand upside down.
 */
export async function turnLines(
  workers: TextWorkers,
  image: RgbImage,
  quads: readonly Quad[],
): Promise<Quad[]> {
  const isTall = (quad: Quad) => quadSize(quad).height > tallAspect * quadSize(quad).width;
  const turned = quads.map((quad) => (isTall(quad) ? turnQuad(quad, 1) : quad));
  const flat = await areUpsideDown(
    workers,
    image,
    turned.filter((_, index) => !isTall(quads[index]!)),
  );
  const tall = await areUpsideDown(
    workers,
    image,
    turned.filter((_, index) => isTall(quads[index]!)),
  );
  return turned.map((quad, index) => ((isTall(quads[index]!) ? tall : flat) ? turnQuad(quad, 2) : quad));
}

async function areUpsideDown(
  workers: TextWorkers,
  image: RgbImage,
  quads: readonly Quad[],
): Promise<boolean> {
  if (quads.length === 0) return false;
  const longest = [...quads].sort((a, b) => cropWidth(b) - cropWidth(a)).slice(0, votersOfPage);
  const votes = await workers.turn({ image, quads: longest, widths: longest.map(cropWidth) });
  return votes.reduce((sum, vote) => sum + vote, 0) > votes.length / 2;
}
