import { expect, it } from 'vitest';
import { broadReadingOf } from './broadPatterns.js';

it.each([
  ['is the small print legible', 'read'],
  ['which page number is this', 'read'],
  ['overview of the room', 'describe'],
  ['could the cat be found anywhere', 'exists'],
  ['catalogue of my shelf', 'list'],
  ['location of the exit', 'where'],
  ['tally of the birds', 'count'],
  ['is there camera shake', 'quality'],
])('reads "%s" by its words', (question, reading) => {
  expect(broadReadingOf(question)).toBe(reading);
});

it('leaves open what no word tells', () => {
  expect(broadReadingOf('is the man a doctor')).toBeUndefined();
});
