import { formatHex } from 'culori/fn';
import type { RgbImage } from '../../../images/image.js';
import { colourNames, type NamedColour } from './namedColour.js';
import { nameTable } from './nameTable.js';
import { tableIndex } from './oklabTable.js';

/** Smaller shares are not worth a word. */
const minShare = 0.03;

const maxColours = 6;

/** How many values each name adds up: weight, red, green, blue. */
const sums = 4;

/**
 * The colours of a picture by name, the largest share first: at most six, each at least 3 % of the pixels, so the
 * shares may add up to less than one.
 * @param weights how much each pixel counts, 0…255; all the same when absent. Nothing counts: no colours.
 */
export function paletteOf({ data }: RgbImage, weights?: Uint8Array): NamedColour[] {
  const totals = addUp(data, weights);
  const all = colourNames.reduce((sum, _, name) => sum + totals[name * sums]!, 0);
  if (all === 0) return [];
  return colourNames
    .map((name, i) => ({ name, share: totals[i * sums]! / all, hex: meanHex(totals, i) }))
    .filter(({ share }) => share >= minShare)
    .sort((a, b) => b.share - a.share)
    .slice(0, maxColours);
}

function addUp(data: Uint8Array, weights: Uint8Array | undefined): Float64Array {
  const names = nameTable();
  const totals = new Float64Array(colourNames.length * sums);
  for (let i = 0, at = 0; at < data.length; i++, at += 3) {
    const weight = weights === undefined ? 1 : weights[i]!;
    const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
    const name = names[tableIndex(red, green, blue)]! * sums;
    totals[name]! += weight;
    totals[name + 1]! += weight * red;
    totals[name + 2]! += weight * green;
    totals[name + 3]! += weight * blue;
  }
  return totals;
}

function meanHex(totals: Float64Array, name: number): string {
  const mean = (channel: number) => totals[name * sums + channel]! / totals[name * sums]! / 255;
  return formatHex({ mode: 'rgb', r: mean(1), g: mean(2), b: mean(3) });
}
