import { describe, expect, it } from 'vitest';
import { ask, planOf, target } from '../../../../../../tests/support/plans.js';
import { type Found, seenPicture } from '../../../../../../tests/support/seenPictures.js';
import type { Ask, Plan } from '../../../language/plan.js';
import { composeProse } from '../composeProse.js';

const cats = target('cats', ['cat']);
const dogs = target('dogs', ['dog']);
const people = target('people', ['person']);
const room = seenPicture([
  ['cat', 0.9, 10, 150, 200, 320, ['black']],
  ['cat', 0.7, 500, 170, 620, 330, ['white']],
  ['person', 0.8, 250, 20, 400, 470],
]);
const yard = seenPicture([['dog', 0.9, 10, 10, 300, 300]]);

const count = (own: Ask, pictures = [room], more: Partial<Plan> = {}) =>
  composeProse(planOf([own], more), pictures);
const terse = (own: Ask, pictures = [room]) => count(own, pictures, { isTerse: true });

describe('counts', () => {
  it.each<[string, Ask, string, string]>([
    ['one kind', ask('count', [cats]), 'I count two cats.', '2'],
    ['none', ask('count', [dogs]), 'I do not see any dogs.', '0'],
    ['several kinds', ask('count', [cats, dogs]), 'I count two cats and no dogs.', '2'],
    ['several kinds there', ask('count', [cats, people]), 'I count one person and two cats.', '3'],
    [
      'a sum',
      ask('count', [cats, people], { question: 'How many cats and people in total?' }),
      'I count three cats and people: one person and two cats.',
      '3',
    ],
    ['by side', ask('count', [cats], { filters: [{ by: 'left' }] }), 'I count one cat on the left.', '1'],
    [
      'by colour',
      ask('count', [cats], { filters: [{ by: 'colour', colour: 'black' }] }),
      'I count one black cat.',
      '1',
    ],
    [
      'more of',
      ask('count', [cats, dogs], { comparison: 'more' }),
      'Yes, I count two cats and no dogs.',
      'yes',
    ],
    [
      'fewer of',
      ask('count', [cats, dogs], { comparison: 'fewer' }),
      'No, I count two cats and no dogs.',
      'no',
    ],
    [
      'most of',
      ask('count', [cats, people], { comparison: 'which' }),
      'There are more cats: I count two cats and one person.',
      'cats',
    ],
    [
      'a threshold',
      ask('count', [people], { question: 'Is there more than one person?' }),
      'No, I count one person.',
      'no',
    ],
    [
      'a minimum',
      ask('count', [cats], { question: 'Are there at least two cats?' }),
      'Yes, I count two cats.',
      'yes',
    ],
  ])('%s', (_, own, expected, short) => {
    expect(count(own)).toBe(expected);
    expect(terse(own)).toBe(short);
  });

  it('are told one by one where numbers are asked for', () => {
    const more = { isTerse: true, instructions: 'Count cats and people. Reply with numbers only.' };
    expect(count(ask('count', [cats, people]), [room], more)).toBe('cats: 2, people: 1');
  });

  it('tell by how many', () => {
    const question = 'How many more cats than people are there?';
    expect(count(ask('count', [cats, people], { comparison: 'more', question }))).toBe(
      'There is one more cat than people: I count two cats and one person.',
    );
  });

  it('say that there is nothing to compare', () => {
    const horses = target('horses', ['horse']);
    expect(count(ask('count', [dogs, horses], { comparison: 'more' }))).toBe(
      'No, I do not see any dogs or horses.',
    );
    expect(count(ask('count', [dogs, horses], { comparison: 'which' }))).toBe(
      'I do not see any dogs or horses.',
    );
    expect(count(ask('count', [dogs], { question: 'Is there more than one dog?' }))).toBe(
      'No, I do not see any dogs.',
    );
  });

  it('take a doubtful thing for one of a group only where there is no other', () => {
    const animals = ask('count', [target('animals', ['cat', 'dog'])]);
    const doubtful: Found = ['dog', 0.2, 200, 10, 300, 100];
    expect(count(animals, [seenPicture([['cat', 0.9, 10, 10, 100, 100], doubtful])])).toBe(
      'I count one cat.',
    );
    expect(count(animals, [seenPicture([doubtful])])).toMatch(/^I count one dog/);
  });

  it('say what is uncertain', () => {
    const picture = seenPicture([
      ['cat', 0.9, 10, 10, 100, 100],
      ['cat', 0.38, 200, 10, 300, 100],
    ]);
    expect(count(ask('count', [cats]), [picture])).toBe('I count two cats (one of them uncertain).');
  });

  it('say so where all are uncertain', () => {
    const picture = seenPicture([['cat', 0.36, 10, 10, 100, 100]]);
    expect(count(ask('count', [cats]), [picture])).toBe('I count one cat, though I am not certain.');
  });

  it('are no more than near when there are many', () => {
    const found = Array.from({ length: 15 }, (_, at): Found => ['cat', 0.9, at * 40, 10, at * 40 + 30, 60]);
    expect(count(ask('count', [cats]), [seenPicture(found)])).toBe('I count about 15 cats.');
  });

  it('do not judge colours that nobody looked at', () => {
    const unseen = seenPicture([['cat', 0.9, 10, 10, 100, 100]]);
    const own = ask('count', [target('red cats', ['cat'])], { filters: [{ by: 'colour', colour: 'red' }] });
    expect(count(own, [unseen])).toBe('I count one cat. I cannot judge whether it is red.');
  });

  it('are added up over pictures where a total is asked for', () => {
    const own = ask('count', [cats], { question: 'How many cats are there in total?' });
    expect(count(own, [room, room])).toBe(
      'In total I count four cats: two in picture 1 and two in picture 2.',
    );
    expect(terse(own, [room, room])).toBe('4');
  });

  it('are given for each picture otherwise', () => {
    expect(count(ask('count', [dogs]), [room, yard])).toBe(
      'Picture 1: I do not see any dogs.\nPicture 2: I count one dog.',
    );
  });
});
