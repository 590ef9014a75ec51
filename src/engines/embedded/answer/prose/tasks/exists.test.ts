import { describe, expect, it } from 'vitest';
import { ask, planOf, target } from '../../../../../../tests/support/plans.js';
import { seenPicture, textLine } from '../../../../../../tests/support/seenPictures.js';
import type { Ask } from '../../../language/plan.js';
import { composeProse } from '../composeProse.js';

const cat = target('cat', ['cat']);
const dog = target('dog', ['dog']);
const bus = target('bus', ['bus']);
const lamp = target('lamp', []);
const picture = seenPicture(
  [
    ['cat', 0.9, 10, 150, 200, 320],
    ['bus', 0.8, 300, 100, 600, 400, ['blue']],
    ['bird', 0.2, 300, 10, 340, 40],
  ],
  { text: [textLine('EXIT', 10, 10)], codes: [] },
);

const exists = (own: Ask) => composeProse(planOf([own]), [picture]);
const terse = (own: Ask) => composeProse(planOf([own], { isTerse: true }), [picture]);

describe('whether something is there', () => {
  it.each<[string, Ask, string, string]>([
    ['there', ask('exists', [cat]), 'Yes, I can see a cat.', 'yes'],
    ['not there', ask('exists', [dog]), 'No, I do not see a dog.', 'no'],
    ['perhaps there', ask('exists', [target('bird', ['bird'])]), 'Perhaps: there may be a bird.', 'yes'],
    ['none', ask('exists', [dog], { isNegated: true }), 'Right, I do not see a dog.', 'yes'],
    ['not none', ask('exists', [cat], { isNegated: true }), 'No, I can see a cat.', 'no'],
    ['both', ask('exists', [cat, bus], { conjunction: 'and' }), 'Yes, I can see a bus and a cat.', 'yes'],
    [
      'only one of both',
      ask('exists', [cat, dog], { conjunction: 'and' }),
      'Not both: I can see a cat, but no dogs.',
      'no',
    ],
    ['either', ask('exists', [cat, dog], { conjunction: 'or' }), 'Yes, I can see a cat.', 'yes'],
    [
      'another colour',
      ask('exists', [target('red bus', ['bus'])], { filters: [{ by: 'colour', colour: 'red' }] }),
      'No, I do not see a red bus, but I can see a bus that is blue.',
      'no',
    ],
    [
      'a part of a kind',
      ask('exists', [target('kitten', ['cat'], { isNarrower: true })]),
      'I can see a cat. I cannot tell kittens from other cats.',
      'unknown',
    ],
    ['text', ask('exists', [target('text', [])]), 'Yes, it reads "EXIT".', 'yes'],
    ['a code', ask('exists', [target('QR code', [])]), 'No, I do not see a code.', 'no'],
    ['people', ask('exists', [target('people', ['person'])]), 'No, I do not see any people.', 'no'],
    ['food', ask('exists', [target('food', ['pizza', 'apple'])]), 'No, I do not see any food.', 'no'],
  ])('%s', (_, own, expected, short) => {
    expect(exists(own)).toBe(expected);
    expect(terse(own)).toBe(short);
  });

  it('is not hedged by doubtful things beside plain ones', () => {
    const two = seenPicture([
      ['cat', 0.9, 10, 150, 200, 320],
      ['cat', 0.2, 300, 150, 400, 320],
    ]);
    expect(composeProse(planOf([ask('exists', [cat])]), [two])).toBe('Yes, I can see a cat.');
  });

  it('says no more doubtful things than a count does', () => {
    const two = seenPicture([
      ['cat', 0.3, 10, 150, 200, 320],
      ['cat', 0.2, 300, 150, 400, 320],
    ]);
    expect(composeProse(planOf([ask('exists', [cat])]), [two])).toBe('Perhaps: there may be a cat.');
    const none = ask('exists', [cat], { isNegated: true });
    expect(composeProse(planOf([none]), [two])).toBe('Perhaps not: there may be a cat.');
  });

  it('tells of things that are elsewhere', () => {
    const right = ask('exists', [cat], { filters: [{ by: 'right' }] });
    expect(exists(right)).toBe('No, I do not see a cat on the right, but I can see a cat on the left.');
    const onBus = ask('exists', [cat], { relation: { preposition: 'on', target: bus } });
    expect(exists(onBus)).toBe('No, I do not see a cat on the bus, but I can see a cat on the left.');
  });

  it('is unknown of what the detector does not know', () => {
    expect(exists(ask('exists', [lamp]))).toMatch(/^I cannot recognise "lamp"/);
    expect(terse(ask('exists', [lamp]))).toBe('unknown');
    expect(terse(ask('exists', [cat, lamp], { conjunction: 'and' }))).toBe('unknown');
    expect(terse(ask('exists', [dog, lamp], { conjunction: 'and' }))).toBe('no');
  });

  it.each([
    ['A cat? true/false', 'true'],
    ['Return True if there is a cat, False otherwise.', 'True'],
  ])('is true or false where these words are asked for: %s', (instructions, word) => {
    const plan = planOf([ask('exists', [cat])], { isTerse: true, instructions });
    expect(composeProse(plan, [picture])).toBe(word);
  });

  it('is a choice of the prompt where it gives some', () => {
    const own = ask('exists', [cat], { options: ['A) Yes', 'B) No'] });
    expect(exists(own)).toBe('Yes, I can see a cat. The answer is "A) Yes".');
    expect(terse(own)).toBe('A) Yes');
  });

  it('tells pictures that show the same together', () => {
    const own = ask('exists', [cat], { question: 'Which of the pictures shows a cat?' });
    expect(composeProse(planOf([own]), [picture, seenPicture([]), picture])).toBe(
      'Pictures 1 and 3 show a cat.',
    );
  });

  it('tells in which pictures it is', () => {
    const own = ask('exists', [dog], { question: 'Which picture shows a dog?' });
    const yard = seenPicture([['dog', 0.9, 10, 10, 300, 300]]);
    expect(composeProse(planOf([own]), [picture, yard])).toBe('Picture 2 shows a dog.');
    expect(composeProse(planOf([own], { isTerse: true }), [picture, yard])).toBe('picture 2');
    expect(composeProse(planOf([own]), [picture, picture])).toBe(
      'Neither: I do not see a dog in either picture.',
    );
  });
});
