import { describe, expect, it } from 'vitest';
import { ask, planOf } from '../../../../../tests/support/plans.js';
import {
  type Found,
  inEqualShares,
  sceneOf,
  seenPicture,
  textLine,
} from '../../../../../tests/support/seenPictures.js';
import { composeProse } from '../prose/composeProse.js';
import type { SeenImage } from '../seen.js';
import { classifyOptions } from './classifyOptions.js';

const pictures = {
  cat: seenPicture(
    [
      ['cat', 0.9, 100, 50, 500, 400],
      ['couch', 0.6, 0, 200, 640, 480],
    ],
    {
      scene: sceneOf('living room', 0.7, true),
    },
  ),
  pizza: seenPicture([
    ['pizza', 0.9, 50, 50, 600, 450],
    ['dining table', 0.7, 0, 0, 640, 480],
  ]),
  street: seenPicture(
    [
      ['traffic light', 0.8, 300, 50, 330, 120],
      ['car', 0.6, 20, 300, 90, 350],
      ['person', 0.5, 500, 300, 520, 370],
    ],
    { scene: sceneOf('street', 0.8, false) },
  ),
  bus: seenPicture([['bus', 0.9, 60, 50, 600, 430]], { scene: sceneOf('street', 0.5, false) }),
  tennis: seenPicture([
    ['person', 0.9, 200, 80, 380, 470],
    ['tennis racket', 0.8, 370, 200, 450, 270],
  ]),
  kitchen: seenPicture(
    [
      ['oven', 0.7, 100, 200, 300, 450],
      ['refrigerator', 0.8, 350, 50, 600, 460],
    ],
    { scene: sceneOf('kitchen', 0.8, true) },
  ),
  receipt: seenPicture([], {
    scene: sceneOf('document', 0.9),
    text: ['CORNER SHOP', 'DATE 25/12/2018', 'TOTAL 12.50', 'CASH 20.00', 'CHANGE 7.50'].map((line, row) =>
      textLine(line, 40, 40 + row * 40),
    ),
  }),
  nothing: seenPicture([]),
} satisfies Record<string, SeenImage>;

const best = (options: readonly string[], image: SeenImage) => {
  const [first] = classifyOptions(options, image);
  return first!.confidence > 0 ? first!.option : undefined;
};

describe('choices of a prompt', () => {
  const usual = ['photo of food', 'animal', 'vehicle', 'street', 'indoor room', 'sports', 'document'];

  it.each<[keyof typeof pictures, string]>([
    ['cat', 'animal'],
    ['pizza', 'photo of food'],
    ['street', 'street'],
    ['bus', 'vehicle'],
    ['tennis', 'sports'],
    ['kitchen', 'indoor room'],
    ['receipt', 'document'],
  ])('a picture of %s is one of %s', (name, expected) => {
    expect(best(usual, pictures[name])).toBe(expected);
  });

  it.each<[keyof typeof pictures, string[], string]>([
    ['cat', ['A) dog', 'B) cat'], 'B) cat'],
    ['cat', ['bathroom', 'living room'], 'living room'],
    ['cat', ['indoors', 'outdoors'], 'indoors'],
    ['cat', ['a cat on a couch', 'a dog on a bed'], 'a cat on a couch'],
    ['cat', ['a photo', 'a drawing'], 'a photo'],
    ['cat', ['no animals', 'animals'], 'animals'],
    ['pizza', ['cat', 'no cat'], 'no cat'],
    ['receipt', ['photo', 'document'], 'document'],
    ['receipt', ['letter', 'receipt', 'chart'], 'receipt'],
    ['bus', ['FOOD', 'TRANSPORT_VEHICLE'], 'TRANSPORT_VEHICLE'],
    ['pizza', ['vehicle', 'animal', 'other'], 'other'],
    ['tennis', ['people', 'food'], 'people'],
    ['tennis', ['portrait', 'landscape'], 'landscape'],
  ])('%s among %j is %s', (name, options, expected) => {
    expect(best(options, pictures[name])).toBe(expected);
  });

  it('have colours among them', () => {
    expect(best(['red', 'blue'], seenPicture([], { colours: inEqualShares('blue') }))).toBe('blue');
  });

  it('are not chosen without evidence', () => {
    expect(best(usual, pictures.nothing)).toBeUndefined();
    expect(best(['happy', 'sad'], pictures.cat)).toBeUndefined();
  });

  it.each([[['man', 'woman', 'child']], [['persian cat', 'siamese cat']]])(
    'that are parts of one kind are not told apart: %j',
    (names) => {
      const image = seenPicture([
        ['person', 0.9, 0, 0, 300, 400],
        ['cat', 0.9, 300, 0, 600, 400],
      ]);
      expect(best(names, image)).toBeUndefined();
      expect(best([names[0]!, 'airplane'], image)).toBe(names[0]);
      expect(best([...names, 'a cat and a person'], image)).toBe('a cat and a person');
    },
  );

  it('are ranked with a confidence each', () => {
    const ranked = classifyOptions(usual, pictures.cat);
    expect(ranked.map(({ option }) => option).toSorted()).toEqual(usual.toSorted());
    for (const { confidence } of ranked) {
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  it('may be hostile', () => {
    const many: string[] = Array.from({ length: 500 }, (_, at) => `${'very '.repeat(500)}odd ${at}`);
    const crowd = Array.from({ length: 100 }, (_, at): Found => ['person', 0.9, at, 0, at + 50, 100]);
    expect(classifyOptions([...many, 'constructor', '', '('], seenPicture(crowd))).toHaveLength(503);
  });
});

describe('classification', () => {
  const classify = (options: readonly string[], image: SeenImage, isTerse = false) =>
    composeProse(planOf([ask('classify', [], { options })], { isTerse }), [image]);

  it('answers in the words of the prompt', () => {
    expect(classify(['Dog', 'Cat'], pictures.cat)).toBe('Cat');
    expect(classify(['Dog', 'Cat'], pictures.cat, true)).toBe('Cat');
  });

  it('says that it is unsure', () => {
    expect(classify(['happy', 'sad'], pictures.cat)).toBe(
      'I am unsure: nothing that I recognise speaks for either of the two.',
    );
    expect(classify(['happy', 'sad'], pictures.cat, true)).toBe('unknown');
  });

  it('tells without choices what the picture is', () => {
    expect(classify([], pictures.kitchen)).toBe('This looks like a kitchen.');
    expect(classify([], pictures.receipt)).toBe('This looks like a receipt.');
    expect(classify([], pictures.pizza)).toBe('This is a picture of a pizza on a dining table.');
    expect(classify([], pictures.nothing)).toBe('I cannot tell what sort of picture this is.');
  });
});
