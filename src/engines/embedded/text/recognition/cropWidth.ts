import { quadSize } from '../quad.js';
import type { Quad } from '../textLine.js';

/** Height of the crops that the networks take. */
export const cropHeight = 48;

/** The recogniser makes a step of every eight columns. */
const stepWidth = 8;

/** Longer lines are squeezed: what one crop costs must be bounded. */
const maxWidth = 3200;

/** Columns of a line's crop: a multiple of the recogniser's step. */
export function cropWidth(quad: Quad): number {
  const { width, height } = quadSize(quad);
  const steps = Math.round((width / height) * (cropHeight / stepWidth));
  return Math.min(maxWidth, Math.max(2, steps) * stepWidth);
}
