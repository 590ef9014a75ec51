import type { RgbImage } from '../../../images/image.js';
import { oklabTable, tableIndex, tableSize } from '../colours/oklabTable.js';

/** Bins of L, and of a and b each. */
const lightnessBins = 5;
const hueBins = 7;

/** a and b beyond this, either way, are in the last bin. */
const maxChroma = 0.21;

let table: Uint8Array | undefined;

/** How often each colour occurs: a histogram of OKLab that sums to 1. */
export function colourHistogram({ data }: RgbImage): Float32Array {
  table ??= binTable();
  const counts = new Uint32Array(lightnessBins * hueBins ** 2);
  for (let at = 0; at < data.length; at += 3)
    counts[table[tableIndex(data[at]!, data[at + 1]!, data[at + 2]!)]!]! += 1;
  return Float32Array.from(counts, (count) => (count * 3) / data.length);
}

/** For each colour (`tableIndex`) its bin. */
function binTable(): Uint8Array {
  const oklab = oklabTable();
  const bin = (value: number, bins: number) => Math.min(bins - 1, Math.max(0, Math.floor(value * bins)));
  const hueBin = (value: number) => bin((value / maxChroma + 1) / 2, hueBins);
  return Uint8Array.from({ length: tableSize }, (_, i) => {
    const [l, a, b] = oklab.subarray(i * 3, i * 3 + 3);
    return (bin(l!, lightnessBins) * hueBins + hueBin(a!)) * hueBins + hueBin(b!);
  });
}

/** Share of two histograms that is not common to both, 0…1. */
export function histogramDistance(a: Float32Array, b: Float32Array): number {
  return 1 - a.reduce((sum, share, i) => sum + Math.min(share, b[i]!), 0);
}
