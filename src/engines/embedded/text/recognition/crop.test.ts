import { describe, expect, it } from 'vitest';
import { turnQuad } from '../quad.js';
import type { Quad } from '../textLine.js';
import { cropInto } from './crop.js';

/** Red grows to the right, green downwards; blue is full. */
const width = 20;
const height = 10;
const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
  const pixel = Math.floor(i / 3);
  return [10 * (pixel % width), 20 * Math.floor(pixel / width), 255][i % 3]!;
});
const image = { data, width, height };

describe('cropInto', () => {
  it('copies pixels as planes of blue, green and red from −1 to 1', () => {
    const crop = cropOf(rectangle(5, 2, 9, 4), 4, 2);
    expect(crop.slice(0, 8)).toEqual(new Array(8).fill(1));
    expect(levels(crop.slice(8, 16))).toEqual([40, 40, 40, 40, 60, 60, 60, 60]);
    expect(levels(crop.slice(16))).toEqual([50, 60, 70, 80, 50, 60, 70, 80]);
  });

  it('turns what is read another way', () => {
    const red = (turns: number) => levels(cropOf(turnQuad(rectangle(5, 2, 7, 4), turns), 2, 2).slice(8));
    expect(red(2)).toEqual([60, 50, 60, 50]);
    // The text begins at the top right and runs down.
    expect(red(1)).toEqual([60, 60, 50, 50]);
  });

  it('averages where it reduces', () => {
    expect(levels(cropOf(rectangle(0, 0, 8, 4), 2, 1).slice(4))).toEqual([15, 55]);
  });

  it('repeats the edge outside the picture', () => {
    expect(levels(cropOf(rectangle(-4, 0, 0, 1), 4, 1).slice(8))).toEqual([0, 0, 0, 0]);
  });
});

function rectangle(x0: number, y0: number, x1: number, y1: number): Quad {
  return [
    { x: x0, y: y0 },
    { x: x1, y: y0 },
    { x: x1, y: y1 },
    { x: x0, y: y1 },
  ];
}

function cropOf(quad: Quad, width: number, height: number): number[] {
  const data = new Float32Array(3 * width * height);
  cropInto({ data, offset: 0, stride: width, width, height }, image, quad);
  return [...data];
}

function levels(values: readonly number[]): number[] {
  return values.map((value) => Math.round((value + 1) * 127.5));
}
