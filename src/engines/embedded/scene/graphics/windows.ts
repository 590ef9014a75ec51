import type { Size } from '../../../../geometry/box.js';

/** Side of the windows that are looked at one by one, in pixels of a glance: two or three lines of print. */
export const windowSide = 12;

/** A square of `windowSide` pixels. */
export interface Window {
  readonly left: number;
  readonly top: number;
}

/** Windows side by side, row by row; none in a picture that is smaller than one. */
export function windowsOf({ width, height }: Size): Window[][] {
  const columns = Math.floor(width / windowSide);
  return Array.from({ length: Math.floor(height / windowSide) }, (_, row) =>
    Array.from({ length: columns }, (_, column) => ({ left: column * windowSide, top: row * windowSide })),
  );
}
