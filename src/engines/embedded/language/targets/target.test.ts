import { expect, it } from 'vitest';
import { targetOf, withoutFilterWords } from './target.js';

const phrase = (head: string, ...modifiers: string[]) => ({ head, modifiers, end: 0, hasDeterminer: false });

it('calls whoever is asked for people', () => {
  expect(targetOf(phrase('anyone'))).toMatchObject({ phrase: 'people', kinds: ['person'] });
  expect(targetOf(phrase('somebody')).phrase).toBe('people');
});

it('names what a filter chooses without the words of the filter', () => {
  const named = (head: string, ...modifiers: string[]) =>
    withoutFilterWords(targetOf(phrase(head, ...modifiers))).phrase;
  expect(named('dogs', 'largest')).toBe('dogs');
  expect(named('dog', 'left', 'brown')).toBe('brown dog');
  expect(named('lamp', 'left')).toBe('left lamp');
});
