import { describe, expect, it } from 'vitest';
import { ask, planOf, target } from '../../../../../../tests/support/plans.js';
import { seenPicture } from '../../../../../../tests/support/seenPictures.js';
import { composeProse } from '../composeProse.js';
import { emptyWord } from './emptyWord.js';

describe('what is to be answered where nothing is found', () => {
  it.each([
    ['List all animals. If there are none, return "none".', 'none'],
    ['Is there a cat? If yes, describe it, otherwise say "no cat".', 'no cat'],
    ["Read the text. If you can't find any text, reply with only 'N/A'.", 'N/A'],
    ['Reply with NONE if there is no dog.', 'NONE'],
    ['If no person is visible output EMPTY', 'EMPTY'],
  ])('%s', (instructions, word) => {
    expect(emptyWord({ instructions })).toBe(word);
  });

  it.each([
    'List all animals.',
    'If there is a cat, say "meow".',
    'Return "yes" or "no".',
    'If you are not sure, say "unsure".',
  ])('is left open by %s', (instructions) => {
    expect(emptyWord({ instructions })).toBeUndefined();
  });

  it('is the whole answer then, and only then', () => {
    const instructions = 'List all dogs. If there are none, return "none".';
    const answer = (label: string) =>
      composeProse(planOf([ask('list', [target('dogs', ['dog'])])], { instructions }), [
        seenPicture([[label, 0.9, 10, 10, 200, 200]]),
      ]);
    expect(answer('cat')).toBe('none');
    expect(answer('dog')).toBe('I can see a dog.');
  });

  it('is looked for in bounded time', () => {
    const started = 'if no '.repeat(50_000);
    expect(emptyWord({ instructions: started })).toBeUndefined();
  });
});

it('says only once that a thing is not there', () => {
  const bus = target('bus', ['bus']);
  const asks = [ask('exists', [bus]), ask('colour', [bus])];
  const yard = seenPicture([]);
  expect(composeProse(planOf(asks), [yard])).toBe('No, I do not see a bus.');
  const numbered = { instructions: '1. Is there a bus? 2. What colour is the bus?' };
  expect(composeProse(planOf(asks, numbered), [yard])).toBe(
    '1. No, I do not see a bus.\n2. I do not see any buses.',
  );
});

it.each([
  ['Answer Yes or No.', 'No'],
  ['True if there is a bus, False otherwise', 'False'],
  ['Only YES/NO', 'NO'],
])('answers with the words of the prompt: %s', (instructions, word) => {
  const plan = planOf([ask('exists', [target('bus', ['bus'])])], { isTerse: true, instructions });
  expect(composeProse(plan, [seenPicture([])])).toBe(word);
});
