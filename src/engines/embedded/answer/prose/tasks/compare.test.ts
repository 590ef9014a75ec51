import { describe, expect, it } from 'vitest';
import { ask, planOf, target } from '../../../../../../tests/support/plans.js';
import {
  inEqualShares,
  sceneOf,
  seenPicture,
  textLine,
} from '../../../../../../tests/support/seenPictures.js';
import type { Ask } from '../../../language/plan.js';
import type { Fingerprint } from '../../../similarity/fingerprint.js';
import type { SeenImage } from '../../seen.js';
import { composeProse } from '../composeProse.js';

const fingerprint = (hash: bigint, lightness: number): Fingerprint => ({
  hash,
  layout: Array.from({ length: 64 }, () => [lightness, 0, 0] as const),
  histogram: Float32Array.from({ length: 64 }, (_, at) => (at === Math.round(lightness * 63) ? 1 : 0)),
});
const quality = {
  sharpness: 0.8,
  isBlurred: false,
  brightness: 0.5,
  exposure: 'good',
  contrast: 0.2,
} as const;

const room = seenPicture(
  [
    ['cat', 0.9, 10, 150, 200, 320],
    ['cat', 0.8, 300, 150, 400, 320],
    ['couch', 0.8, 0, 150, 640, 480],
    ['person', 0.9, 500, 10, 630, 470],
  ],
  {
    scene: sceneOf('living room', 0.8, true),
    colours: inEqualShares('red'),
    fingerprint: fingerprint(0n, 0.2),
    quality,
  },
);
const garden = seenPicture(
  [
    ['cat', 0.9, 10, 150, 200, 320],
    ['dog', 0.8, 300, 150, 600, 400],
    ['person', 0.9, 10, 10, 100, 470],
  ],
  {
    scene: sceneOf('outdoors', 0.8, false),
    colours: inEqualShares('green'),
    fingerprint: fingerprint(0xffffffffffffffffn, 0.9),
    quality: { ...quality, brightness: 0.7 },
  },
);

const compare = (question: string, pictures: readonly SeenImage[], own: Partial<Ask> = {}, isTerse = false) =>
  composeProse(planOf([{ ...ask('compare', [], { question }), ...own }], { isTerse }), pictures);
const dogs = target('dogs', ['dog']);
const about = { targets: [dogs], kinds: dogs.kinds };

describe('comparisons', () => {
  it('count the things that a caption counts', () => {
    const doubtful = seenPicture([
      ['dog', 0.66, 10, 150, 200, 320],
      ['dog', 0.61, 300, 150, 600, 400],
      ['dog', 0.31, 300, 10, 600, 100],
    ]);
    const empty = seenPicture([['cat', 0.9, 10, 150, 200, 320]]);
    expect(compare('Compare these pictures.', [doubtful, empty])).toContain('two dogs');
    expect(compare('What is in the first but not in the second?', [doubtful, empty])).toContain('two dogs');
  });

  it('tell what is different', () => {
    expect(compare('What is different?', [room, garden])).toBe(
      'Both pictures show a person. Picture 1 shows two cats and picture 2 shows a cat. ' +
        'Only picture 1 shows a couch. Only picture 2 shows a dog. ' +
        'The person is on the right in picture 1 and on the left in picture 2. ' +
        'Picture 1 looks like a living room and picture 2 looks like an outdoor scene. ' +
        'Picture 1 is mostly red and picture 2 is mostly green.',
    );
  });

  it('tell what pictures have in common', () => {
    expect(compare('What do they have in common?', [room, garden])).toBe(
      'Both pictures show a person and cats.',
    );
  });

  it.each([
    ['Are they the same?', 'Yes, both are the same picture.', 'yes'],
    ['Is there a difference?', 'No, both are the same picture.', 'no'],
  ])('tell copies: %s', (question, expected, short) => {
    expect(compare(question, [room, room])).toContain(expected);
    expect(compare(question, [room, room], {}, true)).toBe(short);
  });

  it.each<[string, Partial<Ask>, string, string]>([
    [
      'Which picture has more dogs?',
      about,
      'Picture 2 has more dogs: I count no dogs in picture 1 and one in picture 2.',
      'picture 2',
    ],
    [
      'Which picture has fewer dogs?',
      about,
      'Picture 1 has fewer dogs: I count no dogs in picture 1 and one in picture 2.',
      'picture 1',
    ],
    [
      'Does the second image have more dogs than the first?',
      about,
      'Yes: I count one dog in picture 2 and none in picture 1.',
      'yes',
    ],
    ['Which picture is brighter?', {}, 'Picture 2 is brighter.', 'picture 2'],
    ['Which photo is sharper?', {}, 'Neither picture is sharper.', 'none'],
  ])('%s', (question, own, expected, short) => {
    expect(compare(question, [room, garden], own)).toBe(expected);
    expect(compare(question, [room, garden], own, true)).toBe(short);
  });

  it('do not tell which has more of what the detector does not know', () => {
    const lamps = { targets: [target('lamps', [])], kinds: [] };
    expect(compare('Which picture has more lamps?', [room, garden], lamps)).toMatch(
      /^I cannot recognise "lamps"/,
    );
  });

  it('need two pictures', () => {
    expect(compare('What is different?', [garden])).toMatch(
      /^To compare, I need at least two pictures\. I can see/,
    );
    expect(compare('What is different?', [garden], {}, true)).toBe('unknown');
    expect(compare('Which one is the tallest?', [garden])).toMatch(/^I cannot compare things in one picture/);
    expect(compare('Are they the same size?', [garden])).toMatch(/^I cannot compare things in one picture/);
    expect(compare('Which picture is the brightest?', [garden])).toMatch(/^To compare, I need/);
  });

  it('are of the pictures that are named', () => {
    const answer = compare('Compare the first image and the third image', [room, garden, room]);
    expect(answer).toMatch(/^Both are the same picture/);
    expect(answer).not.toContain('picture 2');
  });

  it('tell how alike pictures are, and which are copies', () => {
    expect(compare('How similar are they?', [room, garden])).toMatch(
      /^The pictures look hardly alike \(a likeness of \d+ %\)\. Both pictures show a person and cats\./,
    );
    const three = [room, garden, room];
    expect(compare('Are there duplicates among these photos?', three)).toMatch(
      /^Yes, pictures 1 and 3 are the same picture\./,
    );
    expect(compare('Are they all the same?', three)).toMatch(
      /^No, only pictures 1 and 3 are the same picture\./,
    );
  });

  it('speak of pictures together', () => {
    const answer = compare('Compare them', [room, garden, room]);
    expect(answer).toContain('Pictures 1 and 3 show two cats and picture 2 shows a cat.');
    expect(answer).toContain(
      'Pictures 1 and 3 look like a living room and picture 2 looks like an outdoor scene.',
    );
  });

  it('tell what only one of them shows', () => {
    const only = 'Only picture 1 shows a couch; picture 2 does not.';
    expect(compare('Which things are in the first but not in the second image?', [room, garden])).toBe(only);
    expect(compare("What's missing in the second picture?", [room, garden])).toBe(only);
    expect(compare('What is missing in picture 1?', [room, garden], {}, true)).toBe('a dog');
    expect(compare('What is missing in picture 1?', [room, room])).toBe(
      'I see nothing in picture 2 that picture 1 does not show.',
    );
  });

  it('tell which receipt has the higher total', () => {
    const receipt = (total: string) =>
      seenPicture([], { text: [textLine('CORNER SHOP', 60, 40, 30), textLine(`TOTAL ${total}`, 60, 200)] });
    const pictures = [receipt('12.50'), receipt('8.00')];
    expect(compare('Compare the two receipts: which total is higher?', pictures)).toBe(
      'Picture 1 has the higher total: 12.50 in picture 1 and 8.00 in picture 2.',
    );
    expect(compare('Which receipt is cheaper?', pictures, {}, true)).toBe('picture 2');
    expect(compare('Which total is higher?', [pictures[0]!, garden])).not.toContain('total');
  });
});
