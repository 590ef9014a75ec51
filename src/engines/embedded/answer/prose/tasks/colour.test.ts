import { describe, expect, it } from 'vitest';
import { ask, planOf, target } from '../../../../../../tests/support/plans.js';
import { inEqualShares, seenPicture } from '../../../../../../tests/support/seenPictures.js';
import type { Ask } from '../../../language/plan.js';
import type { SeenImage } from '../../seen.js';
import { composeProse } from '../composeProse.js';

const bus = target('bus', ['bus']);
const cats = target('cats', ['cat']);
const street = seenPicture(
  [
    ['bus', 0.9, 100, 100, 500, 400, ['red', 'white']],
    ['cat', 0.8, 10, 400, 60, 470, ['black']],
    ['cat', 0.7, 580, 400, 630, 470, ['black']],
    ['dog', 0.7, 500, 400, 560, 470],
  ],
  { colours: inEqualShares('gray', 'red') },
);

const colour = (own: Ask, picture: SeenImage = street) => composeProse(planOf([own]), [picture]);
const terse = (own: Ask, picture: SeenImage = street) =>
  composeProse(planOf([own], { isTerse: true }), [picture]);

describe('colours', () => {
  it('of a picture may be whether it is in colour', () => {
    const own = ask('colour', [], { question: 'Is the picture in colour?' });
    expect(colour(own)).toBe('Yes, the picture is in colour.');
    expect(colour(own, seenPicture([], { colours: inEqualShares('gray', 'black') }))).toBe(
      'No, the picture is black and white.',
    );
  });

  it('of people are those of their clothes', () => {
    const people = seenPicture([
      ['person', 0.9, 0, 90, 100, 390, ['black']],
      ['person', 0.9, 500, 90, 600, 390, ['red']],
    ]);
    const own = ask('colour', [target('people', ['person'])]);
    expect(colour(own, people)).toBe(
      'The person on the left is in black and the person on the right is in red.',
    );
  });

  it.each<[string, Ask, string, string]>([
    ['of a thing', ask('colour', [bus]), 'The bus is red and white.', 'red'],
    ['of several things', ask('colour', [cats]), 'Both cats are black.', 'black'],
    ['affirmed', ask('colour', [bus], { options: ['red'] }), 'Yes, the bus is red and white.', 'yes'],
    ['denied', ask('colour', [bus], { options: ['blue'] }), 'No, the bus is red and white.', 'no'],
    [
      'to choose from',
      ask('colour', [bus], { options: ['blue', 'red'], question: 'Is the bus blue or red?' }),
      'The bus is red and white.',
      'red',
    ],
    [
      'neither',
      ask('colour', [bus], { options: ['blue', 'pink'], question: 'Is it blue or pink?' }),
      'Neither, the bus is red and white.',
      'neither',
    ],
    [
      'together',
      ask('colour', [bus], { options: ['red', 'white'], question: 'Is the bus red and white?' }),
      'Yes, the bus is red and white.',
      'yes',
    ],
    ['of nothing there', ask('colour', [target('boat', ['boat'])]), 'I do not see any boats.', 'unknown'],
    [
      'not measured',
      ask('colour', [target('dog', ['dog'])]),
      'I could not measure the colour of the dog.',
      'unknown',
    ],
    [
      'of the picture',
      ask('colour'),
      'The dominant colours of the picture are gray (50 %) and red (50 %).',
      'gray',
    ],
    [
      'as hex',
      ask('colour', [bus], { question: 'hex code of the bus' }),
      'The bus is red (#030303).',
      '#030303',
    ],
  ])('%s', (_, own, expected, short) => {
    expect(colour(own)).toBe(expected);
    expect(terse(own)).toBe(short);
  });

  it('tells things apart by their places', () => {
    const mixed = seenPicture([
      ['cat', 0.9, 10, 200, 100, 300, ['black']],
      ['cat', 0.9, 500, 200, 600, 300, ['white']],
    ]);
    expect(colour(ask('colour', [cats]), mixed)).toBe(
      'The cat on the left is black and the cat on the right is white.',
    );
    expect(colour(ask('colour', [cats], { options: ['white'] }), mixed)).toMatch(
      /^One of two: the cat on the left/,
    );
  });

  it('is not guessed of what the detector does not know', () => {
    const sky = ask('colour', [target('sky', [])]);
    expect(colour(sky)).toMatch(/^I cannot recognise "sky".* The dominant colours of the picture are/);
    expect(terse(sky)).toBe('unknown');
    expect(colour({ ...sky, options: ['gray'] })).toMatch(/^I cannot recognise "sky"[^.]*\.$/);
  });

  it('tells the main one, or how many there are', () => {
    expect(colour(ask('colour', [], { question: 'Which color is most common?' }))).toBe(
      'The dominant colour of the picture is gray (50 %).',
    );
    const number = ask('colour', [], { question: 'Count the number of unique colors.' });
    expect(colour(number)).toBe('I count two main colours: gray (50 %) and red (50 %).');
    expect(terse(number)).toBe('2');
  });

  it('is told of what may be there', () => {
    const doubtful = seenPicture([['bus', 0.2, 100, 100, 500, 400, ['red']]]);
    expect(colour(ask('colour', [bus]), doubtful)).toBe('There may be a red bus.');
  });

  it('tells black and white pictures', () => {
    const own = ask('colour', [], {
      options: ['black', 'white'],
      question: 'Is this photo black and white?',
    });
    expect(colour(own)).toBe('No, the picture is in colour.');
    expect(colour(own, seenPicture([], { colours: inEqualShares('black', 'gray', 'white') }))).toBe(
      'Yes, the picture is black and white.',
    );
    expect(colour(own, seenPicture([]))).toBe('I could not measure the colours of the picture.');
  });
});
