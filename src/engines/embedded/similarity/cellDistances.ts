import { mean } from '../numbers.js';
import type { CellColour } from './grid.js';

type Layout = readonly CellColour[];

/** Largest difference in mean lightness that is taken for one of exposure. */
const maxExposure = 0.15;

/**
 * OKLab distances between the same cells of two grids, a difference in exposure aside. What is taken for exposure is no
 * more than the range of the flatter picture: white paper is not grey paper in better light.
 */
export function cellDistances(a: Layout, b: Layout): number[] {
  const most = Math.min(maxExposure, lightnessRange(a), lightnessRange(b));
  const offset = Math.min(most, Math.max(-most, mean(lightnesses(a)) - mean(lightnesses(b))));
  return a.map(([l, red, yellow], i) => {
    const other = b[i]!;
    return Math.hypot(l - other[0] - offset, red - other[1], yellow - other[2]);
  });
}

function lightnessRange(layout: Layout): number {
  const values = lightnesses(layout);
  return Math.max(...values) - Math.min(...values);
}

function lightnesses(layout: Layout): number[] {
  return layout.map(([l]) => l);
}
