import type { Point, Size } from '../src/geometry/box.js';

/** One byte a pixel, 1 where set. */
export type Bitmap = Uint8Array;

/** Sets the pixels whose centres are inside. */
export function bitmapOf({ width, height }: Size, isInside: (x: number, y: number) => boolean): Bitmap {
  const bitmap = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) bitmap[i] = Number(isInside(x + 0.5, y + 0.5));
  return bitmap;
}

/** Fills rings even-odd, by pixels' centres. */
export function fillRings({ width, height }: Size, rings: readonly (readonly Point[])[]): Bitmap {
  const bitmap = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const crossings = rings.flatMap((ring) => crossingsOf(ring, y + 0.5)).sort((a, b) => a - b);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.max(Math.ceil(crossings[k]! - 0.5), 0);
      const to = Math.min(Math.ceil(crossings[k + 1]! - 0.5), width);
      if (to > from) bitmap.fill(1, y * width + from, y * width + to);
    }
  }
  return bitmap;
}

function crossingsOf(ring: readonly Point[], y: number): number[] {
  return ring.flatMap((a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    if (a.y > y === b.y > y) return [];
    return [a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)];
  });
}

/** Intersection over union, 0 when both are empty. */
export function bitmapOverlap(a: Bitmap, b: Bitmap): number {
  let [both, either] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    both += a[i]! & b[i]!;
    either += a[i]! | b[i]!;
  }
  return either === 0 ? 0 : both / either;
}
