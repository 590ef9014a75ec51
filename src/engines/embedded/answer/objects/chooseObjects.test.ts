import { describe, expect, it } from 'vitest';
import { target } from '../../../../../tests/support/plans.js';
import { seenPicture, textLine } from '../../../../../tests/support/seenPictures.js';
import { cocoLabels } from '../../detector/cocoLabels.js';
import type { Ask } from '../../language/plan.js';
import { objectsIn } from '../seen.js';
import { chooseObjects } from './chooseObjects.js';

const street = seenPicture(
  [
    ['bus', 0.9, 200, 100, 420, 350, ['red', 'white']],
    ['car', 0.8, 20, 300, 120, 360, ['blue']],
    ['car', 0.7, 150, 300, 190, 330, ['red']],
    ['car', 0.6, 500, 280, 630, 380, ['white', 'black', 'gray', 'red']],
    ['person', 0.5, 430, 150, 480, 380],
  ],
  { text: [textLine('12 CITY', 250, 130), textLine('STOP', 560, 20)] },
);

const chosen = (own: Partial<Ask>, images = [street]) =>
  chooseObjects(objectsIn(street, 0), { kinds: cocoLabels, ...own }, images).map(
    ({ label, box }) => `${label} ${box.x0}`,
  );
const cars = { kinds: ['car'] } as const;

describe('objects are chosen', () => {
  it.each<[string, Partial<Ask>, string[]]>([
    ['by kind', cars, ['car 20', 'car 150', 'car 500']],
    ['by side', { ...cars, filters: [{ by: 'right' }] }, ['car 500']],
    ['by the furthest to a side', { ...cars, filters: [{ by: 'right', count: 1 }] }, ['car 500']],
    ['by their place in a row', { ...cars, filters: [{ by: 'left', nth: 2 }] }, ['car 150']],
    ['by size', { ...cars, filters: [{ by: 'smallest', count: 1 }] }, ['car 150']],
    ['by their main colour', { filters: [{ by: 'colour', colour: 'blue' }] }, ['car 20', 'person 430']],
    [
      'by a colour on a good part of them',
      { ...cars, filters: [{ by: 'colour', colour: 'red' }] },
      ['car 150', 'car 500'],
    ],
    ['by text', { filters: [{ by: 'text', text: '12 city' }] }, ['bus 200']],
    ['by any text', { filters: [{ by: 'text' }] }, ['bus 200']],
    [
      'by what they are beside',
      { ...cars, relation: { preposition: 'left of', target: target('bus', ['bus']) } },
      ['car 20', 'car 150'],
    ],
    [
      'by what they are near',
      { ...cars, relation: { preposition: 'near', target: target('bus', ['bus']) } },
      ['car 150'],
    ],
    [
      'by several things at once',
      {
        ...cars,
        filters: [
          { by: 'colour', colour: 'red' },
          { by: 'left', count: 1 },
        ],
      },
      ['car 150'],
    ],
  ])('%s', (_, own, expected) => {
    expect(chosen(own)).toEqual(expected);
  });

  it('by no text where nobody read', () => {
    expect(chosen({ filters: [{ by: 'text' }] }, [])).toEqual([]);
  });

  it('by no relation to what the detector does not know', () => {
    expect(chosen({ ...cars, relation: { preposition: 'on', target: target('mat', []) } })).toHaveLength(3);
  });
});
