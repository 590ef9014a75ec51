import { describe, expect, it } from 'vitest';
import { alternativesOf } from './alternatives.js';
import { readOptions } from './options.js';

describe('readOptions finds the choices of a text', () => {
  it.each([
    ['Classify as one of: a photo of food, animal.', ['a photo of food', 'animal']],
    ['Choose: "yes, fully", "no, not at all"', ['yes, fully', 'no, not at all']],
    ['Label it with one of ["beach", "city"]', ['beach', 'city']],
    ['Pick one:\n- red\n- dark blue\n', ['red', 'dark blue']],
    ['What is it? A) cat B) dog', ['cat', 'dog']],
    ['categorise as food|animal|person', ['food', 'animal', 'person']],
  ])('%s', (text, options) => {
    expect(readOptions(text).options).toEqual(options);
  });

  it('and blanks them out of the rest, which keeps its length', () => {
    const text = 'What is it? A) cat B) dog';
    const { rest } = readOptions(text);
    expect(rest).toHaveLength(text.length);
    expect(rest.trim()).toBe('What is it?');
  });

  it.each([
    'Detect these classes:\n- person\n- dog',
    'Answer with "yes" or "no".',
    'Return JSON: [{"point": 1, "label": "a"}] in [y, x]',
    'List the labels: all of them, please',
    '',
  ])('none in %s', (text) => {
    expect(readOptions(text)).toEqual({ options: [], rest: text });
  });

  it('no more than is reasonable', () => {
    const many = Array.from({ length: 500 }, (_, index) => `class ${index}`).join(', ');
    expect(readOptions(`Classify as one of: ${many}`).options.length).toBeLessThanOrEqual(64);
  });
});

describe('alternativesOf reads the choices of a question', () => {
  it.each([
    ['Is this a cat or a dog?', ['cat', 'dog']],
    ['cat, dog or horse?', ['cat', 'dog', 'horse']],
    ['Is the dog on the left or on the right?', []],
    ['Is there a cat or a dog?', []],
    ['Is this a cat?', []],
    ['Answer yes or no', []],
  ])('%s', (text, options) => {
    expect(alternativesOf(text)).toEqual(options);
  });
});
