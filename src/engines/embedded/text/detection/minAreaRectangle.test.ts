import { describe, expect, it } from 'vitest';
import { convexHull, cornersOf, minAreaRectangle } from './minAreaRectangle.js';

describe('convexHull', () => {
  it('leaves out what lies inside or on an edge', () => {
    const square = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => ({ x, y })));
    expect(convexHull(square)).toHaveLength(4);
  });

  it('takes points on one line, and one alone', () => {
    expect(convexHull([{ x: 3, y: 3 }])).toEqual([{ x: 3, y: 3 }]);
    const line = [0, 1, 2, 3].map((x) => ({ x, y: 2 * x }));
    expect(new Set(convexHull(line))).toEqual(new Set([line[0], line[3]]));
  });
});

describe('minAreaRectangle', () => {
  it.each([0, 20, -30, 44])('finds a rectangle turned by %i degrees', (degrees) => {
    const angle = (degrees * Math.PI) / 180;
    const right = { x: Math.cos(angle), y: Math.sin(angle) };
    const drawn = { center: { x: 50, y: 40 }, right, width: 60, height: 12 };
    const found = minAreaRectangle(cornersOf(drawn));
    expect(found.width).toBeCloseTo(60, 6);
    expect(found.height).toBeCloseTo(12, 6);
    expect(found.center.x).toBeCloseTo(50, 6);
    expect(found.right.y).toBeCloseTo(right.y, 6);
  });

  it('keeps the corners clockwise from the top left', () => {
    const points = [
      { x: 10, y: 30 },
      { x: 90, y: 30 },
      { x: 10, y: 50 },
      { x: 90, y: 50 },
    ];
    const [topLeft, topRight, bottomRight, bottomLeft] = cornersOf(minAreaRectangle(points));
    expect([topLeft, topRight, bottomRight, bottomLeft]).toEqual([
      points[0],
      points[1],
      points[3],
      points[2],
    ]);
  });
});
