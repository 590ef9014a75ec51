import { expect, it } from 'vitest';
import { shapesOf } from './shapes.js';

const size = { width: 640, height: 480 };
const box = { x0: 250, y0: 500, x1: 500, y1: 1000 };
const frame = { x: 160, y: 240, width: 160, height: 240 };

it('puts a box in the pixels of its picture', () => {
  expect(shapesOf({ label: 'a', box, outlines: [] }, size)).toEqual({ frame, box: frame, polygons: [] });
});

it('puts polygons in pixels, framed by their box or by themselves', () => {
  const outline = [
    { x: 250, y: 500 },
    { x: 500, y: 500 },
    { x: 500, y: 1000 },
  ];
  expect(shapesOf({ label: 'a', outlines: [outline] }, size)).toEqual({
    frame,
    polygons: ['160,240 320,240 320,480'],
  });
});

it('stretches a mask over its box, and frames a point by itself', () => {
  expect(shapesOf({ label: 'a', box, outlines: [], mask: 'data:' }, size)).toMatchObject({
    frame,
    mask: 'data:',
  });
  const { frame: around, point } = shapesOf({ label: 'a', outlines: [], point: { x: 500, y: 500 } }, size);
  expect([around, point]).toEqual([
    { x: 320, y: 240, width: 0, height: 0 },
    { x: 320, y: 240 },
  ]);
});
