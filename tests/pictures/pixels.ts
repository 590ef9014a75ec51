/** Interleaved 8-bit pixels: red, green, blue. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
export const orientations: readonly Orientation[] = [1, 2, 3, 4, 5, 6, 7, 8];

/** Makes pixels from a function of their place; `colour` gives 0xrrggbb. */
export function paint(width: number, height: number, colour: (x: number, y: number) => number): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = colour(x, y);
      data.set([value >> 16, (value >> 8) & 255, value & 255], (y * width + x) * 3);
    }
  }
  return { width, height, data };
}

/** The colour 0xrrggbb of a pixel. */
export function colourAt({ data, width }: Pixels, x: number, y: number): number {
  const at = (y * width + x) * 3;
  return (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!;
}

/** A picture that looks different in each of the eight orientations: no two corners and no two sides are alike. */
export function lopsided(width: number, height: number): Pixels {
  const corners = [0xe02020, 0x20c040, 0x2040e0, 0xf0d020];
  const corner = (x: number, y: number) => corners[Number(x >= width / 2) + 2 * Number(y >= height / 2)]!;
  return paint(width, height, (x, y) => (y < height / 4 && x < width / 3 ? 0x101010 : corner(x, y)));
}

/** For each orientation: where in the upright picture the stored pixel (x, y) belongs (Exif 2.32, tag 274). */
const places: Record<Orientation, (x: number, y: number, right: number, bottom: number) => [number, number]> =
  {
    1: (x, y) => [x, y],
    2: (x, y, right) => [right - x, y],
    3: (x, y, right, bottom) => [right - x, bottom - y],
    4: (x, y, _, bottom) => [x, bottom - y],
    5: (x, y) => [y, x],
    6: (x, y, right) => [right - y, x],
    7: (x, y, right, bottom) => [right - y, bottom - x],
    8: (x, y, _, bottom) => [y, bottom - x],
  };

/** The pixels as a camera stores them that marks the picture with `orientation`. */
export function storedPixels(upright: Pixels, orientation: Orientation): Pixels {
  const { width, height } = upright;
  const [columns, rows] = orientation > 4 ? [height, width] : [width, height];
  const place = places[orientation];
  return paint(columns, rows, (x, y) => colourAt(upright, ...place(x, y, width - 1, height - 1)));
}

/** The largest difference of any sample of two pictures of one size. */
export function largestDifference(a: Pixels, b: Pixels): number {
  if (a.width !== b.width || a.height !== b.height) return Number.POSITIVE_INFINITY;
  return a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i]!)), 0);
}
