import type { RgbImage } from '../../../images/image.js';
import { oklabTable, tableIndex } from '../colours/oklabTable.js';

/** How light and dark a picture is: numbers of pixels by OKLab's L in hundredths, 0…100. */
export type LightnessHistogram = Uint32Array;

export function lightnessHistogram({ data }: RgbImage): LightnessHistogram {
  const oklab = oklabTable();
  const histogram = new Uint32Array(101);
  for (let at = 0; at < data.length; at += 3) {
    const lightness = oklab[tableIndex(data[at]!, data[at + 1]!, data[at + 2]!) * 3]!;
    histogram[Math.round(lightness * 100)]! += 1;
  }
  return histogram;
}

/** Mean and standard deviation, 0…1. */
export function lightnessMoments(histogram: LightnessHistogram): { mean: number; deviation: number } {
  const count = histogram.reduce((sum, pixels) => sum + pixels, 0);
  const average = (value: (level: number) => number) =>
    histogram.reduce((sum, pixels, level) => sum + pixels * value(level / 100), 0) / count;
  const mean = average((level) => level);
  return { mean, deviation: Math.sqrt(average((level) => (level - mean) ** 2)) };
}

/** The lightness that a share of the pixels does not exceed, 0…1. */
export function lightnessQuantile(histogram: LightnessHistogram, share: number): number {
  let left = share * histogram.reduce((sum, pixels) => sum + pixels, 0);
  const level = histogram.findIndex((pixels) => {
    left -= pixels;
    return left <= 0;
  });
  return level / 100;
}
