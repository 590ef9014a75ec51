import { describe, expect, it } from 'vitest';
import { conventionOf, promptedConvention } from '../../embedded/answer/fill/boxes/convention.js';
import { familyOf } from '../families.js';
import type { FamilyId } from '../family.js';
import { rewriteAnswer, rewriteText } from './rewriteText.js';

const frames = [{ original: { width: 1280, height: 720 }, sent: { width: 640, height: 360 } }];

function rewrite(
  text: string,
  family: FamilyId = 'qwen3-vl',
  hasMasks = false,
  names: Record<string, string> = {},
) {
  const { boxes: native } = familyOf(family);
  const all = new Map(Object.entries({ box_2d: native.key, ...names }));
  const convention = conventionOf([], undefined, promptedConvention(text));
  return {
    text,
    wording: {
      context: { native, frames, picture: 0, pointOrder: 'yx' as const },
      convention,
      names: all,
      hasMasks,
    },
  };
}
const reworded = (...args: Parameters<typeof rewrite>) => {
  const { text, wording } = rewrite(...args);
  return rewriteText(text, wording);
};

describe('a prompt in the words of a family', () => {
  it.each([
    ['[ymin, xmin, ymax, xmax]', '[xmin, ymin, xmax, ymax]'],
    ['(y_min, x_min, y_max, x_max)', '(x_min, y_min, x_max, y_max)'],
    ['[y0, x0, y1, x1]', '[x0, y0, x1, y1]'],
    ['["top", "left", "bottom", "right"]', '["left", "top", "right", "bottom"]'],
    ['top, left, bottom, right', 'left, top, right, bottom'],
    ['one, two, three, four', 'one, two, three, four'],
    ['points as [y, x]', 'points as [x, y]'],
  ])('puts corners in order: %s', (text, expected) => {
    expect(reworded(text)).toBe(expected);
    expect(reworded(text, 'gemini')).toBe(text);
  });

  it.each([
    ['kimi-vl', 'normalized to 0-1000', 'normalized to 0-1'],
    ['kimi-vl', 'in the range [0, 1000]', 'normalized to 0-1'],
    ['kimi-vl', 'scaled 0 to 1,000', 'normalized to 0-1'],
    ['qwen2.5-vl', 'normalized to 0–1000', 'in absolute pixel coordinates of the image'],
    ['qwen3-vl', 'bbox in pixels', 'bbox normalized to 0-1000'],
    ['qwen3-vl', 'boxes normalized from 0 to 1', 'boxes normalized to 0-1000'],
    ['qwen3-vl', 'normalized to 0-1000', 'normalized to 0-1000'],
    ['qwen3-vl', 'boxes in percent of the image', 'boxes normalized to 0-1000'],
    ['qwen3-vl', 'boxes scaled from 0 to 100', 'boxes normalized to 0-1000'],
    ['qwen3-vl', 'confidence 0-1, boxes 0 to 1', 'confidence 0-1, boxes normalized to 0-1000'],
    [
      'qwen3-vl',
      'confidence between 0 and 1, boxes in pixels',
      'confidence between 0 and 1, boxes normalized to 0-1000',
    ],
    [
      'qwen3-vl',
      'label, confidence and boxes from 0 to 1',
      'label, confidence and boxes normalized to 0-1000',
    ],
  ] as const)('names the scale of %s: %s', (family, text, expected) => {
    expect(reworded(text, family)).toBe(expected);
  });

  it.each([
    ['Segment the dogs.', 'Detect the dogs.'],
    ['Give the segmentation masks for the wooden items.', 'Detect the wooden items.'],
    ['boxes and masks of all cars', 'bounding boxes of all cars'],
    ['keys "box_2d", "mask", "label"', 'keys "bbox_2d", "label"'],
    [
      'the box in "box_2d", the segmentation mask in key "mask", and the label',
      'the box in "bbox_2d", and the label',
    ],
    ['People who wear masks', 'People who wear masks'],
  ])('asks for no masks: %s', (text, expected) => {
    expect(reworded(text, 'qwen3-vl', true)).toBe(expected);
  });

  it('turns boxes of examples and of earlier answers', () => {
    const text = '[{"box_2d": [250, 100, 750, 400], "mask": [[1, 2], [3, 4], [5, 6]], "label": "a"}]';
    for (const [family, expected] of [
      ['qwen3-vl', '[{"bbox_2d": [100, 250, 400, 750], "label": "a"}]'],
      ['qwen2.5-vl', '[{"bbox_2d": [64, 90, 256, 270], "label": "a"}]'],
      ['kimi-vl', '[{"bbox_2d": [0.1, 0.25, 0.4, 0.75], "label": "a"}]'],
    ] as const) {
      const { wording } = rewrite(text, family);
      expect(rewriteAnswer(text, wording)).toBe(expected);
    }
  });

  it('renames what can only be a name, and plain words in quotes', () => {
    const names = { area: 'bbox_2d', faceBox: 'bbox_2d' };
    expect(reworded('the area "area", faceBox', 'qwen3-vl', false, names)).toBe(
      'the area "bbox_2d", bbox_2d',
    );
  });

  it('takes time in proportion to the text', () => {
    for (const piece of [
      'a, ',
      'ymin, ',
      '[y, ',
      '"box_2d": [1, ',
      '0-1000 ',
      'mask and ',
      '"mask": [[1,',
      ' ',
      'in the ',
      "'mask':'AAAA",
    ])
      expect(typeof reworded(piece.repeat(100_000 / piece.length), 'qwen2.5-vl', true)).toBe('string');
  });
});
