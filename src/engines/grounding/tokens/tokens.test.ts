import { describe, expect, it } from 'vitest';
import { toBox2d } from '../../../geometry/normalized.js';
import { florenceTokens } from './florenceTokens.js';
import { paligemmaTokens } from './paligemmaTokens.js';
import { qwen2Tokens } from './qwen2Tokens.js';

const writings = [
  ['qwen2-vl', qwen2Tokens],
  ['paligemma', paligemmaTokens],
  ['florence-2', florenceTokens],
] as const;
const sizes = [
  [1024, 1024],
  [1280, 720],
  [720, 1280],
  [6000, 400],
] as const;
const thousandths = [
  [0, 0, 1000, 1000],
  [250, 100, 750, 400],
  [333, 667, 501, 999],
  [1, 2, 998, 997],
] as const;

describe.each(writings)('the tokens of %s', (_, writing) => {
  it.each(sizes)('say the same there and back in %d × %d', (width, height) => {
    const things = thousandths.map(([ymin, xmin, ymax, xmax], at) => ({
      label: `thing ${at}`,
      box: {
        x0: (xmin * width) / 1000,
        y0: (ymin * height) / 1000,
        x1: (xmax * width) / 1000,
        y1: (ymax * height) / 1000,
      },
    }));
    const back = writing.read(writing.write(things, { width, height }), { width, height });
    expect(back.map(({ label }) => label)).toEqual(things.map(({ label }) => label));
    back.forEach(({ box }, at) => {
      toBox2d(box, { width, height }).forEach((value, i) => {
        expect(Math.abs(value - thousandths[at]![i]!)).toBeLessThanOrEqual(2);
      });
    });
  });

  it('are looked for in hostile texts as quickly as they are long', () => {
    const patterns = ['<loc0001>', '<loc_1>', '(1,1),', '<|object_ref_start|>', '(((((', '<loc', ' ;'];
    for (const pattern of patterns) {
      const text = pattern.repeat(200_000 / pattern.length);
      expect(Array.isArray(writing.read(text, { width: 100, height: 100 }))).toBe(true);
    }
  });
});

describe('tokens as models write them', () => {
  const size = { width: 1000, height: 500 };

  it('of Qwen2-VL, also without the special ones', () => {
    const box = { x0: 100, y0: 100, x1: 300, y1: 200 };
    const tokens =
      '<|object_ref_start|>the cat<|object_ref_end|><|box_start|>(100,200),(300,400)<|box_end|><|im_end|>';
    expect(qwen2Tokens.read(tokens, size)).toEqual([{ label: 'the cat', box }]);
    expect(qwen2Tokens.read('the cat(100,200),(300,400)', size)).toEqual([{ label: 'the cat', box }]);
    expect(qwen2Tokens.read('There is no cat (or dog) here.', size)).toEqual([]);
  });

  it('of PaliGemma, with or without masks', () => {
    const box = { x0: 250, y0: 250, x1: 500, y1: 375 };
    const place = '<loc0512><loc0256><loc0768><loc0512>';
    expect(paligemmaTokens.read(`${place} cat ; ${place} dog`, size)).toEqual([
      { label: 'cat', box },
      { label: 'dog', box },
    ]);
    expect(paligemmaTokens.read(`${place}${'<seg001>'.repeat(16)} cat`, size)).toEqual([
      { label: 'cat', box },
    ]);
  });

  it('of Florence-2, several boxes behind a label', () => {
    const first = '<loc_100><loc_200><loc_300><loc_400>';
    const found = florenceTokens.read(
      `</s><s>cat${first}<loc_500><loc_600><loc_700><loc_800>dog${first}</s>`,
      size,
    );
    expect(found.map(({ label }) => label)).toEqual(['cat', 'cat', 'dog']);
    expect(found[0]!.box).toEqual({ x0: 100.5, y0: 100.25, x1: 300.5, y1: 200.25 });
  });

  it('of Florence-2, lines of text with their four corners', () => {
    const line = 'STOP<loc_100><loc_200><loc_300><loc_205><loc_298><loc_260><loc_99><loc_255>';
    const found = florenceTokens.read(
      `${line}EXIT<loc_1><loc_2><loc_31><loc_2><loc_31><loc_14><loc_1><loc_14>`,
      size,
    );
    expect(found.map(({ label }) => label)).toEqual(['STOP', 'EXIT']);
    expect(found[0]!.box).toEqual({ x0: 99.5, y0: 100.25, x1: 300.5, y1: 130.25 });
  });
});
