import type { RgbImage } from '../../../images/image.js';
import { quadSize, turnQuad } from './quad.js';
import { cropWidth } from './recognition/cropWidth.js';
import type { Quad } from './textLine.js';
import type { TextWorkers } from './textWorkers.js';

/** What is longer by this factor than across is a line and no single character, which tells nothing by its shape. */
const lineAspect = 2.5;

/** The longest lines tell best how a page was laid down; all of its lines lie alike. */
const votersOfPage = 12;

/**
 * Turns each quad so that its text reads from left to right. Level lines and lines on their side are each asked as a
 * whole whether they stand upside down.
 */
export async function turnLines(
  workers: TextWorkers,
  image: RgbImage,
  quads: readonly Quad[],
): Promise<Quad[]> {
  const sides = onTheirSide(quads);
  const turned = quads.map((quad, index) => (sides[index] ? turnQuad(quad, 1) : quad));
  const groupOf = (side: boolean) => turned.filter((_, index) => sides[index] === side);
  const [level, onSide] = await Promise.all(
    [false, true].map((side) => areUpsideDown(workers, image, groupOf(side))),
  );
  return turned.map((quad, index) => ((sides[index] ? onSide : level) ? turnQuad(quad, 2) : quad));
}

/** For each quad, whether its text stands on its side. Single characters stand as most of the lines do. */
function onTheirSide(quads: readonly Quad[]): boolean[] {
  const sizes = quads.map(quadSize);
  const tall = sizes.filter(({ width, height }) => height > lineAspect * width);
  const level = sizes.filter(({ width, height }) => width > lineAspect * height);
  const heights = tall.reduce((sum, { height }) => sum + height, 0);
  const widths = level.reduce((sum, { width }) => sum + width, 0);
  const least = heights > widths ? 1 / lineAspect : lineAspect;
  return sizes.map(({ width, height }) => height > least * width);
}

/** Single characters have no vote: many are others, or the same, upside down. */
async function areUpsideDown(
  workers: TextWorkers,
  image: RgbImage,
  quads: readonly Quad[],
): Promise<boolean> {
  const lines = quads.filter((quad) => quadSize(quad).width > lineAspect * quadSize(quad).height);
  if (lines.length === 0) return false;
  const longest = lines.sort((a, b) => cropWidth(b) - cropWidth(a)).slice(0, votersOfPage);
  const votes = await workers.turn({ image, quads: longest, widths: longest.map(cropWidth) });
  return votes.reduce((sum, vote) => sum + vote, 0) > votes.length / 2;
}
