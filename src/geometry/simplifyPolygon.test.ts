import { describe, expect, it } from 'vitest';
import { signedArea } from './polygon.js';
import { simplifyPolygon } from './simplifyPolygon.js';

const circle = (points: number) =>
  Array.from({ length: points }, (_, i) => {
    const angle = (i / points) * 2 * Math.PI;
    return { x: 32 + 20 * Math.cos(angle), y: 32 + 20 * Math.sin(angle) };
  });

describe('simplifyPolygon', () => {
  it('leaves the corners of a square', () => {
    const side = [0, 1, 2, 3, 4, 5, 6, 7];
    const square = [
      ...side.map((x) => ({ x, y: 0 })),
      ...side.map((y) => ({ x: 8, y })),
      ...side.map((x) => ({ x: 8 - x, y: 8 })),
      ...side.map((y) => ({ x: 0, y: 8 - y })),
    ];
    expect(simplifyPolygon(square, 0.1, 64)).toEqual([
      { x: 0, y: 0 },
      { x: 8, y: 0 },
      { x: 8, y: 8 },
      { x: 0, y: 8 },
    ]);
  });

  it('moves the line by no more than the tolerance', () => {
    const simple = simplifyPolygon(circle(500), 0.25, 64);
    expect(simple.length).toBeLessThan(40);
    expect(signedArea(simple)).toBeGreaterThan(Math.PI * (20 - 0.25) ** 2);
  });

  it.each([4, 8, 64])('keeps at most %i points', (maxPoints) => {
    const simple = simplifyPolygon(circle(1000), 1e-6, maxPoints);
    expect(simple.length).toBeLessThanOrEqual(maxPoints);
    expect(simple.length).toBeGreaterThanOrEqual(3);
  });

  it('keeps a sliver from becoming a line', () => {
    const sliver = [...Array(50).keys()].map((x) => ({ x, y: 0.1 * Math.sin((x / 49) * Math.PI) }));
    const back = [...Array(50).keys()].map((x) => ({ x: 49 - x, y: 0.2 }));
    const simple = simplifyPolygon([...sliver, ...back], 0.5, 64);
    expect(simple.length).toBeGreaterThanOrEqual(3);
    expect(Math.abs(signedArea(simple))).toBeGreaterThan(1);
  });

  it('leaves a triangle alone', () => {
    const triangle = circle(3);
    expect(simplifyPolygon(triangle, 100, 64)).toEqual(triangle);
  });
});
