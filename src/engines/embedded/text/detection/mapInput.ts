import type { RgbImage } from '../../../../images/image.js';

/** What the network was trained with: mean and deviation of each channel, blue first. */
const means = [0.485, 0.456, 0.406] as const;
const deviations = [0.229, 0.224, 0.225] as const;

/** The detector halves its input five times. */
export const sideUnit = 32;

/** The pixels as the detector takes them: planes of blue, green and red. */
export function mapInput({ data, width, height }: RgbImage): Float32Array {
  const plane = width * height;
  const input = new Float32Array(3 * plane);
  for (let channel = 0; channel < 3; channel++) {
    const values = levelsOf(means[channel]!, deviations[channel]!);
    for (let i = 0, at = 2 - channel; i < plane; i++, at += 3)
      input[channel * plane + i] = values[data[at]!]!;
  }
  return input;
}

function levelsOf(mean: number, deviation: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, level) => (level / 255 - mean) / deviation);
}
