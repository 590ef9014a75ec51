import type { NativeBoxes, NativeScale } from '../family.js';

const scales: Readonly<Record<NativeScale, string>> = {
  1000: 'normalized to 0-1000',
  1: 'normalized to 0-1',
  pixels: 'in absolute pixel coordinates of the image',
};

/** How a scale is called in a prompt. */
export function scaleWords(scale: NativeScale): string {
  return scales[String(scale) as keyof typeof scales];
}

/** The corners of a box as a prompt lists them: `[xmin, ymin, xmax, ymax]`. */
export function cornersWords({ order, shape }: NativeBoxes): string {
  if (shape === 'corners') return '{x_min, y_min, x_max, y_max}';
  return order === 'yx' ? '[ymin, xmin, ymax, xmax]' : '[xmin, ymin, xmax, ymax]';
}

/** The same of a point: `[x, y]`. */
export function pointWords({ order }: NativeBoxes): string {
  return order === 'yx' ? '[y, x]' : '[x, y]';
}
