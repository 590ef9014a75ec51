import type { RgbImage } from '../../../../images/image.js';
import { oklabTable, tableIndex, tableSize } from '../../colours/oklabTable.js';
import { printedShare } from './print.js';
import { straightShare } from './straightLines.js';

/** How much a picture looks made and not photographed. */
export interface Graphics {
  /** Share of the pixels that equal their neighbours to the right and below. */
  readonly flat: number;
  /** Share of the pixels of the two most frequent colours (five bits a channel). */
  readonly plain: number;
  /** How many colours make nine tenths of the pixels: the root of their number in thousands, 0…1. */
  readonly variety: number;
  /** Share of the pixels with a lively colour. */
  readonly colourful: number;
  /** Share of the pixels with hardly any colour. */
  readonly neutral: number;
  /** Share of the pixels that are as light and as colourless as paper. */
  readonly paper: number;
  /** Twice the share of the steps of light that lie on straight lines along the axes, 0…1. */
  readonly straight: number;
  /** Four times the share of the picture that looks printed, 0…1. */
  readonly printed: number;
}

/** Neighbours differ by no more than this in any channel: what JPEG leaves of a flat area. */
const flatStep = 3;

/** Measures how a picture is made; takes some milliseconds. */
export function graphicsOf(glance: RgbImage): Graphics {
  const counts = countColours(glance);
  const frequent = counts
    .filter((count) => count > 0)
    .sort()
    .reverse();
  const pixels = glance.width * glance.height;
  return {
    flat: flatShare(glance),
    plain: (frequent[0]! + (frequent[1] ?? 0)) / pixels,
    variety: varietyOf(frequent, pixels),
    ...chromaShares(counts, pixels),
    straight: Math.min(1, 2 * straightShare(glance)),
    printed: Math.min(1, 4 * printedShare(glance)),
  };
}

/** How many pixels each colour has, by `tableIndex`. */
function countColours({ data }: RgbImage): Uint32Array {
  const counts = new Uint32Array(tableSize);
  for (let at = 0; at < data.length; at += 3)
    counts[tableIndex(data[at]!, data[at + 1]!, data[at + 2]!)]! += 1;
  return counts;
}

function varietyOf(sorted: Uint32Array, pixels: number): number {
  let left = 0.9 * pixels;
  let colours = 0;
  while (left > 0) left -= sorted[colours++]!;
  return Math.min(1, Math.sqrt(colours / 1000));
}

/** Every other row tells enough. */
function flatShare({ width, height, data }: RgbImage): number {
  let [flat, all] = [0, 0];
  for (let y = 0; y + 1 < height; y += 2)
    for (let x = 0; x + 1 < width; x++) {
      const at = (y * width + x) * 3;
      all++;
      if (isFlat(data, at, at + 3) && isFlat(data, at, at + width * 3)) flat++;
    }
  return flat / Math.max(1, all);
}

function isFlat(data: Uint8Array, a: number, b: number): boolean {
  return (
    Math.abs(data[a]! - data[b]!) <= flatStep &&
    Math.abs(data[a + 1]! - data[b + 1]!) <= flatStep &&
    Math.abs(data[a + 2]! - data[b + 2]!) <= flatStep
  );
}

/** Chroma in OKLab of a lively colour, at least, and of none and of paper at most; lightness of paper at least. */
const lively = 0.08;
const colourless = 0.03;
const paperChroma = 0.05;
const paperLightness = 0.75;

function chromaShares(
  counts: Uint32Array,
  pixels: number,
): Pick<Graphics, 'colourful' | 'neutral' | 'paper'> {
  const oklab = oklabTable();
  let [colourful, neutral, paper] = [0, 0, 0];
  counts.forEach((count, colour) => {
    if (count === 0) return;
    const chroma = Math.hypot(oklab[colour * 3 + 1]!, oklab[colour * 3 + 2]!);
    if (chroma > lively) colourful += count;
    else if (chroma < colourless) neutral += count;
    if (chroma < paperChroma && oklab[colour * 3]! > paperLightness) paper += count;
  });
  return { colourful: colourful / pixels, neutral: neutral / pixels, paper: paper / pixels };
}
