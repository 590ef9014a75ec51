import { describe, expect, it } from 'vitest';
import { toBox2d } from '../../../geometry/normalized.js';
import { familyOf } from '../families.js';
import { familyIds } from '../family.js';
import { pictureSize } from '../pictureSize.js';
import { readBox, readPoint, writeBox, writePoint } from './nativeBox.js';

const budget = { low: 1e5, medium: 3e5, high: 1e6, ultra_high: 4e6, default: 3e5 };
const pictures = [
  ['square', 1024, 1024],
  ['landscape', 1280, 720],
  ['portrait, upright by its tag', 720, 1280],
  ['larger than the model gets', 6000, 4000],
  ['panorama', 9000, 900],
  ['odd sides', 1023, 767],
] as const;
const thousandths = [
  [0, 0, 1000, 1000],
  [250, 100, 750, 400],
  [333, 667, 501, 999],
  [10, 980, 60, 990],
  [1, 2, 998, 997],
] as const;

describe.each(familyIds)('boxes of %s', (id) => {
  const { boxes, ...family } = familyOf(id);
  const framed = (width: number, height: number) => {
    const original = { width, height };
    return { original, sent: pictureSize(original, { boxes, ...family }, undefined, budget) };
  };

  it.each(pictures)('there and back, %s', (_, width, height) => {
    const frame = framed(width, height);
    for (const [ymin, xmin, ymax, xmax] of thousandths) {
      const box = {
        x0: (xmin * width) / 1000,
        y0: (ymin * height) / 1000,
        x1: (xmax * width) / 1000,
        y1: (ymax * height) / 1000,
      };
      const back = toBox2d(readBox(writeBox(box, boxes, frame), boxes, frame)!, frame.original);
      [ymin, xmin, ymax, xmax].forEach((value, at) => {
        expect(Math.abs(back[at]! - value)).toBeLessThanOrEqual(2);
      });
    }
  });

  it.each(pictures)('points there and back, %s', (_, width, height) => {
    const frame = framed(width, height);
    for (const [y, x] of thousandths) {
      const point = { x: (x * width) / 1000, y: (y * height) / 1000 };
      const back = readPoint(writePoint(point, boxes, frame), boxes, frame)!;
      expect(Math.abs(back.x - point.x) / width).toBeLessThanOrEqual(0.002);
      expect(Math.abs(back.y - point.y) / height).toBeLessThanOrEqual(0.002);
    }
  });
});

describe('a box that a model wrote', () => {
  const frame = { original: { width: 2000, height: 1000 }, sent: { width: 980, height: 490 } };
  const expected = { x0: 200, y0: 250, x1: 800, y1: 750 };

  it.each([
    ['gemini', [250, 100, 750, 400]],
    ['gemma-4', [250, 100, 750, 400]],
    ['qwen2-vl', [100, 250, 400, 750]],
    ['qwen2.5-vl', [98, 122.5, 392, 367.5]],
    ['qwen3-vl', [100, 250, 400, 750]],
    ['qwen3.5', [100, 250, 400, 750]],
    ['glm-v', [100, 250, 400, 750]],
    ['kimi-vl', [0.1, 0.25, 0.4, 0.75]],
    ['moondream', { x_min: 0.1, y_min: 0.25, x_max: 0.4, y_max: 0.75 }],
    ['plain', [250, 100, 750, 400]],
    ['qwen3-vl', [400, 750, 100, 250]],
    [
      'qwen3-vl',
      [
        [100, 250],
        [400, 750],
      ],
    ],
    ['qwen3-vl', ['100', '250', '400', '750']],
    ['qwen3-vl', { x1: 100, y1: 250, x2: 400, y2: 750 }],
  ] as const)('is read as %s writes it: %j', (id, value) => {
    expect(readBox(value, familyOf(id).boxes, frame)).toEqual(expected);
  });

  it.each([
    [[100, 250, 400]],
    [[100, 250, 400, 750, 1]],
    [[100, 250, 400, Number.POSITIVE_INFINITY]],
    [[100, 250, 400, Number.NaN]],
    [[100, 250, 400, null]],
    ['100,250,400,750'],
    [{ x1: 1, y1: 2 }],
    [null],
    [undefined],
  ])('is none: %j', (value) => {
    expect(readBox(value, familyOf('qwen3-vl').boxes, frame)).toBeUndefined();
  });

  it('is cut at the edges of the picture', () => {
    expect(readBox([-50, -50, 1e9, 5000], familyOf('qwen3-vl').boxes, frame)).toEqual({
      x0: 0,
      y0: 0,
      x1: 2000,
      y1: 1000,
    });
  });
});
