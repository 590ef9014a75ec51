import type { Levels } from '../../quality/levels.js';
import { type Window, windowSide } from './windows.js';

/** What lies behind the marks of a window: the level of light that most of its pixels are near. */
export interface Ground {
  /** 0…255 */
  readonly level: number;
  /** Share of the window's pixels, 0…1. */
  readonly share: number;
}

/** Levels that are counted together; the ground is three such steps wide, which noise and shades of paper fit in. */
const step = 4;

export function groundOf({ width, values }: Levels, { left, top }: Window): Ground {
  const counts = new Uint16Array(256 / step);
  for (let y = top; y < top + windowSide; y++)
    for (let x = left; x < left + windowSide; x++) counts[Math.floor(values[y * width + x]! / step)]! += 1;
  let [best, most] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    const near = (counts[i - 1] ?? 0) + counts[i]! + (counts[i + 1] ?? 0);
    if (near > most) [best, most] = [i, near];
  }
  return { level: (best + 0.5) * step, share: most / windowSide ** 2 };
}
