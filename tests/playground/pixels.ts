import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';

/** In CSS pixels of the page. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export async function placeOf(locator: Locator): Promise<Place> {
  const place = await locator.boundingBox();
  if (!place) throw new Error('it is not on the page');
  return place;
}

/** Where a thing is in what surrounds it, in the pixels of a picture of `width` that fills all of that. */
export async function placeWithin(inner: Locator, outer: Locator, width: number): Promise<Place> {
  const [a, b] = [await placeOf(inner), await placeOf(outer)];
  const scale = width / b.width;
  return { x: (a.x - b.x) * scale, y: (a.y - b.y) * scale, width: a.width * scale, height: a.height * scale };
}

/** Reads colours off a page as it is seen. */
export class Screen {
  readonly #data: Buffer;
  readonly #width: number;

  private constructor(data: Buffer, width: number) {
    this.#data = data;
    this.#width = width;
  }

  static async of(page: Page): Promise<Screen> {
    const shot = sharp(await page.screenshot()).removeAlpha();
    const { data, info } = await shot.raw().toBuffer({ resolveWithObject: true });
    return new Screen(data, info.width);
  }

  /** Red, green and blue at a share of a place: `0.5, 0.5` is its middle. */
  colourAt({ x, y, width, height }: Place, across: number, down: number): [number, number, number] {
    const at = (Math.round(y + height * down) * this.#width + Math.round(x + width * across)) * 3;
    return [this.#data[at]!, this.#data[at + 1]!, this.#data[at + 2]!];
  }
}

/** How far two colours are apart, 0 to 255. */
export function apart(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
}
