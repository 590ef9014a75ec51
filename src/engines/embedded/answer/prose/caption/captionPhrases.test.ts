import { describe, expect, it } from 'vitest';
import { ask, planOf, target } from '../../../../../../tests/support/plans.js';
import {
  type Found,
  inEqualShares,
  sceneOf,
  seenPicture,
  textLine,
} from '../../../../../../tests/support/seenPictures.js';
import type { Plan } from '../../../language/plan.js';
import type { SeenImage } from '../../seen.js';
import { composeProse } from '../composeProse.js';

const caption = (picture: SeenImage, more: Partial<Plan> = {}, question?: string) =>
  composeProse(planOf([ask('caption', [], question === undefined ? {} : { question })], more), [picture]);

const couch: Found = ['couch', 0.8, 0, 150, 640, 480];
const leftCat: Found = ['cat', 0.9, 10, 150, 200, 320];
const rightCat: Found = ['cat', 0.7, 300, 170, 420, 330];
const person: Found = ['person', 0.9, 200, 100, 400, 470];

describe('captions', () => {
  it.each<[string, Found[], Partial<SeenImage>]>([
    ['Two cats on a couch.', [couch, leftCat, rightCat], {}],
    [
      'Two cats on a couch in a living room.',
      [couch, leftCat, rightCat],
      { scene: sceneOf('living room', 0.8, true) },
    ],
    ['A person with a tennis racket.', [person, ['tennis racket', 0.6, 380, 200, 460, 280]], {}],
    ['A person on a skateboard.', [person, ['skateboard', 0.7, 220, 430, 380, 475]], {}],
    [
      'A person on skis in the snow.',
      [person, ['skis', 0.7, 180, 440, 420, 475]],
      { scene: sceneOf('snow', 0.9, false) },
    ],
    [
      'A red bus on a street.',
      [['bus', 0.9, 100, 100, 500, 400, ['red']]],
      { scene: sceneOf('street', 0.7, false) },
    ],
    ['A pair of scissors.', [['scissors', 0.9, 100, 100, 300, 300]], {}],
    [
      'A person next to a refrigerator.',
      [
        ['person', 0.9, 50, 50, 200, 470],
        ['refrigerator', 0.9, 230, 20, 600, 470],
      ],
      {},
    ],
    [
      'A kitchen with a refrigerator, an oven and a sink.',
      [
        ['refrigerator', 0.9, 20, 20, 250, 470],
        ['oven', 0.8, 300, 200, 450, 460],
        ['sink', 0.6, 480, 250, 600, 300],
      ],
      { scene: sceneOf('kitchen', 0.8, true) },
    ],
    ['A street.', [], { scene: sceneOf('street', 0.8, false) }],
    [
      'A person with a cake.',
      [person, ['cake', 0.6, 420, 300, 620, 460]],
      { scene: sceneOf('food close-up', 0.8) },
    ],
    ['A train on a railway.', [['train', 0.9, 10, 10, 630, 400]], { scene: sceneOf('railway', 0.8, false) }],
    ['A close-up of a pizza.', [['pizza', 0.9, 10, 10, 630, 470]], { scene: sceneOf('food close-up', 0.8) }],
  ])('%s', (expected, found, more) => {
    expect(caption(seenPicture(found, more))).toBe(expected);
  });

  it.each<[string, number, string]>([
    ['person', 3, 'Three people.'],
    ['person', 5, 'A group of people.'],
    ['person', 14, 'A crowd of people.'],
    ['sheep', 6, 'A flock of sheep.'],
    ['car', 5, 'Several cars.'],
    ['car', 9, 'Many cars.'],
  ])('count %s as people do: %i', (label, count, expected) => {
    const found = Array.from(
      { length: count },
      (_, at): Found => [label, 0.9, at * 40, 100, at * 40 + 38, 300],
    );
    expect(caption(seenPicture(found))).toBe(expected);
  });

  it('name neither doubtful things nor a doubtful scene', () => {
    const picture = seenPicture([leftCat, ['dog', 0.2, 300, 100, 500, 300]], {
      scene: sceneOf('bedroom', 0.4, true),
    });
    expect(caption(picture)).toBe('A cat.');
  });

  it('say no colour that all of a kind do not share', () => {
    const cars: Found[] = [
      ['car', 0.9, 0, 100, 200, 300, ['red']],
      ['car', 0.9, 300, 100, 500, 300, ['blue']],
    ];
    expect(caption(seenPicture(cars))).toBe('Two cars.');
  });

  it('say that nothing was recognised, and its colours when they are known', () => {
    expect(caption(seenPicture([]))).toMatch(/^I could not recognise any/);
    expect(caption(seenPicture([], { colours: inEqualShares('red') }))).toMatch(/which is red\.$/);
  });

  it('are about what is asked for', () => {
    const plan = planOf([ask('caption', [target('dog', ['dog'])])]);
    const picture = seenPicture([couch, leftCat], { scene: sceneOf('living room', 0.9, true) });
    expect(composeProse(plan, [picture])).toBe('I do not see any dogs.');
  });
});

describe('captions of pages', () => {
  const page = { scene: sceneOf('document', 0.9) };

  it('name the sender and date of a receipt', () => {
    const text = [
      textLine('CORNER SHOP SDN BHD', 60, 40, 30),
      textLine('DATE: 25/12/2018', 60, 100),
      textLine('TOTAL', 60, 160),
      textLine('12.50', 300, 160),
      textLine('CASH', 60, 190),
      textLine('20.00', 300, 190),
      textLine('CHANGE', 60, 220),
      textLine('7.50', 300, 220),
    ];
    expect(caption(seenPicture([], { text, ...page }))).toBe(
      'A receipt from CORNER SHOP SDN BHD dated 25/12/2018.',
    );
  });

  it('quote what is short', () => {
    expect(caption(seenPicture([], { text: [textLine('Out of order', 10, 10)], ...page }))).toBe(
      'A document that reads "Out of order".',
    );
  });
});

describe('styles of captions', () => {
  const room = seenPicture([couch, leftCat, rightCat, ['dining table', 0.5, 0, 400, 100, 480]], {
    scene: sceneOf('living room', 0.9, true),
  });

  it.each([
    ['Suggest a title for this photo', 'Two Cats on a Couch'],
    ['Give me tags', 'couch, cats, dining table, living room'],
    ['hashtags please', '#couch #cats #diningtable #livingroom'],
  ])('%s', (question, expected) => {
    expect(caption(room, {}, question)).toBe(expected);
  });

  it('differ when several are asked for', () => {
    const short = caption(room, { variants: 2, length: { maxWords: 6, maxSentences: 1 } }).split('\n');
    for (const line of short.slice(0, 1))
      expect(line.replace(/^\d\. /, '').split(' ').length).toBeLessThanOrEqual(6);
    const captions = caption(room, { variants: 3 }).split('\n');
    expect(captions.map((line) => line.slice(0, 3))).toEqual(['1. ', '2. ', '3. ']);
    expect(new Set(captions.map((line) => line.slice(3))).size).toBe(3);
  });

  it('say so when there are fewer ways than were asked for', () => {
    expect(caption(seenPicture([leftCat]), { variants: 9 })).toMatch(
      /I know only \w+ ways? to word what I see\.$/,
    );
  });

  it.each([3, 5, 8, 12, 20])('fit into %i words', (maxWords) => {
    const answer = caption(room, { length: { maxWords } });
    expect(answer.split(/\s+/).length).toBeLessThanOrEqual(maxWords);
    expect(answer).toMatch(/[Cc]ats.*\.$/);
  });
});
