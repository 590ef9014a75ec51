import type { CropTarget } from './crop.js';

/** Rows at the top and the bottom that neighbouring lines may reach into, as a share of the height. */
const margin = 1 / 12;

/**
 * How much of each column of a crop is ink: 0 where all of it looks like the paper, 1 where none of it does.
 * Paper is the commoner of the two shades that tell the crop apart best.
 */
export function inkProfile(crop: CropTarget): Float32Array {
  const greys = greyRows(crop);
  const { paper, contrast } = shadesOf(greys);
  const { width } = crop;
  const rows = greys.length / width;
  const profile = new Float32Array(width);
  for (let i = 0; i < greys.length; i++)
    profile[i % width]! += Math.min(1, Math.abs(greys[i]! - paper) / contrast) / rows;
  return profile;
}

/** Grey levels 0…255 of the rows inside the margins. */
function greyRows({ data, offset, stride, width, height }: CropTarget): Uint8Array {
  const first = Math.round(height * margin);
  const rows = height - 2 * first;
  const plane = stride * height;
  const greys = new Uint8Array(rows * width);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < width; x++) {
      const at = offset + (y + first) * stride + x;
      const sum = data[at]! + 2 * data[at + plane]! + data[at + 2 * plane]!;
      greys[y * width + x] = (sum / 4 + 1) * 127.5;
    }
  }
  return greys;
}

/** The two shades of a crop, by the threshold with the largest variance between them (Otsu, 1979). */
function shadesOf(greys: Uint8Array): { paper: number; contrast: number } {
  const histogram = new Float64Array(256);
  for (const grey of greys) histogram[grey]!++;
  const total = histogram.reduce((sum, count, level) => sum + count * level, 0);
  let [count, sum, variance, paper, contrast] = [0, 0, -1, 255, 255];
  for (let level = 0; level < 255; level++) {
    count += histogram[level]!;
    sum += histogram[level]! * level;
    const rest = greys.length - count;
    if (count === 0 || rest === 0) continue;
    const [dark, light] = [sum / count, (total - sum) / rest];
    const between = count * rest * (light - dark) ** 2;
    if (between <= variance) continue;
    [variance, paper, contrast] = [between, count > rest ? dark : light, light - dark];
  }
  return { paper, contrast: Math.max(contrast, 1) };
}
