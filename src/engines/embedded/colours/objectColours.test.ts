import { describe, expect, it } from 'vitest';
import { paint } from '../../../../tests/pictures/pixels.js';
import type { ObjectMask } from '../../capabilities.js';
import { objectColours } from './objectColours.js';

const size = { width: 400, height: 200 };
const box = { x0: 100, y0: 50, x1: 300, y1: 150 };

/** Reduced to half: a red disc fills the box, its right half is blue, all else is green. */
const picture = paint(200, 100, (x, y) => {
  const isInside = ((x - 99.5) / 50) ** 2 + ((y - 49.5) / 25) ** 2 < 1;
  return isInside ? (x < 100 ? 0xff0000 : 0x0000ff) : 0x00ff00;
});

const mask = (probabilities: number[]): ObjectMask => {
  return { box, side: 2, probabilities: Uint8Array.from(probabilities), confidence: 1 };
};

const shares = (colours: ReturnType<typeof objectColours>) =>
  Object.fromEntries(colours.map(({ name, share }) => [name, Math.round(share * 10) / 10]));

describe('objectColours', () => {
  it('looks at the middle of a box without a mask', () => {
    expect(shares(objectColours(picture, size, box))).toEqual({ red: 0.5, blue: 0.5 });
  });

  it('looks where the mask is', () => {
    const left = objectColours(picture, size, box, mask([255, 0, 255, 0]));
    expect(left.map(({ name }) => name)).toEqual(['red', 'green']);
  });

  it('counts by probability', () => {
    const colours = objectColours(picture, size, box, mask([255, 150, 255, 150]));
    expect(colours[0]?.name).toBe('red');
    const blue = colours.find(({ name }) => name === 'blue')!;
    expect(blue.share / colours[0]!.share).toBeCloseTo(150 / 255, 1);
  });

  it('takes the same shares from a large object as from a small one', () => {
    const large = paint(1200, 600, (x) => (x < 450 ? 0xff0000 : 0x0000ff));
    const whole = { x0: 0, y0: 0, x1: 1200, y1: 600 };
    const full = { box: whole, side: 1, probabilities: Uint8Array.of(255), confidence: 1 };
    const [blue, red] = objectColours(large, { width: 1200, height: 600 }, whole, full);
    expect(blue).toMatchObject({ name: 'blue', hex: '#0000ff' });
    expect(Math.abs(blue!.share - 0.625)).toBeLessThan(0.01);
    expect(Math.abs(red!.share - 0.375)).toBeLessThan(0.01);
  });

  it('sees a tiny object', () => {
    const dot = { x0: 200.1, y0: 100.1, x1: 200.6, y1: 100.4 };
    expect(objectColours(picture, size, dot)).toMatchObject([{ name: 'blue', share: 1 }]);
  });

  it.each([
    ['outside of the picture', { x0: 500, y0: 0, x1: 600, y1: 50 }],
    ['without an area', { x0: 50, y0: 50, x1: 50, y1: 50 }],
  ])('sees nothing in a box %s', (_where, nowhere) => {
    expect(objectColours(picture, size, nowhere)).toEqual([]);
  });
});
