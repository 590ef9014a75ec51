import type { RgbImage } from '../../../../images/image.js';

/** Levels from which a step of green, which is most of lightness, counts. */
const step = 16;

/** A line is this share of a side long, and so many pixels, at least. */
const lineShare = 0.12;
const lineLength = 8;

/** Fewer steps, as a share of the pixels, tell nothing. */
const leastSteps = 0.002;

/** Share of a picture's steps of light that lie on long lines along its axes, 0…1; 0 when it has hardly a step. */
export function straightShare(glance: RgbImage): number {
  const { width, height } = glance;
  const across = alongLines(glance, width, height, 1, width);
  const down = alongLines(glance, height, width, width, 1);
  const all = across.steps + down.steps;
  return all < leastSteps * width * height ? 0 : (across.straight + down.straight) / all;
}

interface Steps {
  readonly steps: number;
  /** Those in long runs. */
  readonly straight: number;
}

/**
 * Steps from each row, or column, to the next.
 * @param stride pixels from one to the next along a line
 * @param lineStride pixels from a line to the next
 */
function alongLines(
  { data }: RgbImage,
  length: number,
  lines: number,
  stride: number,
  lineStride: number,
): Steps {
  const least = Math.max(lineLength, length * lineShare);
  let [steps, straight] = [0, 0];
  for (let line = 0; line + 1 < lines; line++) {
    let run = 0;
    for (let i = 0; i <= length; i++) {
      const at = (line * lineStride + i * stride) * 3 + 1;
      const isStep = i < length && Math.abs(data[at]! - data[at + lineStride * 3]!) >= step;
      if (isStep) run++;
      else {
        steps += run;
        if (run >= least) straight += run;
        run = 0;
      }
    }
  }
  return { steps, straight };
}
