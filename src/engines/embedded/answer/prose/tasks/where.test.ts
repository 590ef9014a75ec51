import { describe, expect, it } from 'vitest';
import { ask, planOf, target } from '../../../../../../tests/support/plans.js';
import { seenPicture } from '../../../../../../tests/support/seenPictures.js';
import type { Ask, Plan } from '../../../language/plan.js';
import { composeProse } from '../composeProse.js';

const picture = seenPicture([
  ['couch', 0.8, 0, 150, 640, 480],
  ['cat', 0.9, 10, 150, 200, 320],
  ['remote', 0.2, 300, 300, 330, 320],
  ['clock', 0.9, 600, 10, 635, 45],
]);

const where = (own: Ask, more: Partial<Plan> = {}) => composeProse(planOf([own], more), [picture]);

describe('where things are', () => {
  it.each<[string, Ask, string, string]>([
    [
      'on what',
      ask('where', [target('cat', ['cat'])]),
      'I can see a cat on the left of the picture (on the couch).',
      'left',
    ],
    [
      'in a corner',
      ask('where', [target('clock', ['clock'])]),
      'I can see a clock at the top right of the picture.',
      'top right',
    ],
    [
      'perhaps',
      ask('where', [target('remote', ['remote'])]),
      'There may be a remote in the center of the picture (on the couch).',
      'center',
    ],
    ['nowhere', ask('where', [target('dog', ['dog'])]), 'I do not see any dogs.', 'nowhere'],
    [
      'on one of two sides',
      ask('where', [target('clock', ['clock'])], { question: 'Is the clock on the left or on the right?' }),
      'The clock is on the right of the picture.',
      'right',
    ],
  ])('%s', (_, own, expected, short) => {
    expect(where(own)).toBe(expected);
    expect(where(own, { isTerse: true })).toBe(short);
  });

  it('names a part of the picture once for what is in it', () => {
    const buses = seenPicture([
      ['bus', 0.8, 10, 300, 200, 460],
      ['bus', 0.3, 0, 310, 40, 450],
    ]);
    const answer = composeProse(planOf([ask('where', [target('buses', ['bus'])])]), [buses]);
    expect(answer).toBe('I can see one or two buses at the bottom left of the picture.');
  });

  it('does not take a side of another thing for one of the picture', () => {
    const question = 'Is the clock to the left or to the right of the cat?';
    expect(where(ask('where', [target('clock', ['clock'])], { question }))).toBe(
      'I can see a clock at the top right of the picture.',
    );
  });

  it('fits into few words', () => {
    expect(where(ask('where', [target('cat', ['cat'])]), { length: { maxWords: 4 } })).toBe('On the left.');
  });

  it('can be a list', () => {
    const things = ask('where', [target('cat', ['cat']), target('clock', ['clock'])]);
    expect(where(things, { layout: 'bullets' })).toBe(
      '- a cat on the left of the picture (on the couch)\n- a clock at the top right of the picture',
    );
  });
});
