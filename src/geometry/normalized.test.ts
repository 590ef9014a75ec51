import { describe, expect, it } from 'vitest';
import { box2dCorners, toBox2d, toPolygon } from './normalized.js';

const size = { width: 1280, height: 720 };

describe('toBox2d', () => {
  it('writes y first in thousandths', () => {
    expect(toBox2d({ x0: 128, y0: 180, x1: 512, y1: 540 }, size)).toEqual([250, 100, 750, 400]);
  });

  it('rounds outwards and stays inside', () => {
    expect(toBox2d({ x0: 0.5, y0: 1, x1: 1279.9, y1: 719 }, size)).toEqual([1, 0, 999, 1000]);
    expect(toBox2d({ x0: -5, y0: -5, x1: 2000, y1: 2000 }, size)).toEqual([0, 0, 1000, 1000]);
  });

  it.each([1, 3, 7, 100, 640, 999, 1000, 5000])(
    'leaves at least a pixel to truncating readers at %i pixels',
    (side) => {
      const square = { width: side, height: side };
      for (let step = 0; step <= 50; step++) {
        const at = (side * step) / 50;
        const [ymin, xmin, ymax, xmax] = toBox2d({ x0: at, y0: at, x1: at + 0.01, y1: at + 0.01 }, square);
        const pixel = (value: number) => Math.trunc((value / 1000) * side);
        expect(pixel(ymax) - pixel(ymin)).toBeGreaterThanOrEqual(1);
        expect(pixel(xmax) - pixel(xmin)).toBeGreaterThanOrEqual(1);
        expect(Math.min(ymin, xmin)).toBeGreaterThanOrEqual(0);
        expect(Math.max(ymax, xmax)).toBeLessThanOrEqual(1000);
      }
    },
  );
});

describe('polygons', () => {
  it('are written x first, inside their box', () => {
    const points = [
      { x: 128, y: 180 },
      { x: 600, y: 180 },
      { x: 300, y: 600 },
    ];
    expect(toPolygon(points, size, [250, 100, 750, 400])).toEqual([
      [100, 250],
      [400, 250],
      [234, 750],
    ]);
  });

  it('of boxes are the corners, clockwise from the top left', () => {
    expect(box2dCorners([250, 100, 750, 400])).toEqual([
      [100, 250],
      [400, 250],
      [400, 750],
      [100, 750],
    ]);
  });
});
