import type { ObjectMask } from '../../capabilities.js';

/** Probability 0…1 that a point of the upright picture belongs to the object; 0 outside of the mask's box. */
export function coverage({ box, side, probabilities }: ObjectMask, x: number, y: number): number {
  const column = Math.floor(((x - box.x0) / (box.x1 - box.x0)) * side);
  const row = Math.floor(((y - box.y0) / (box.y1 - box.y0)) * side);
  const isInside = column >= 0 && column < side && row >= 0 && row < side;
  return isInside ? probabilities[row * side + column]! / 255 : 0;
}
