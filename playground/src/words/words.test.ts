import { expect, it } from 'vitest';
import { english } from './english.js';
import { hindi } from './hindi.js';
import { languageFor } from './languages.js';

/** Texts by their path; functions with what they say of numbers and names. */
function textsOf(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]) => {
    if (typeof value === 'string') return [[path + name, value]];
    if (typeof value === 'function') return [[path + name, String(value(7, 8))]];
    return textsOf(value as object, `${path}${name}.`);
  });
}

/** The same in every language. */
const unspoken = /^(linkPlaceholder|runHint|aboutHint\.labels|formats\.json|schemaProblems|errorAt)/;

it('has every text in Hindi, in its own letters', () => {
  expect(textsOf(hindi).map(([path]) => path)).toEqual(textsOf(english).map(([path]) => path));
  for (const [path, text] of textsOf(hindi)) {
    if (!unspoken.test(path)) expect(text, path).toMatch(/[\u0900-\u097f]/);
  }
});

it('says every number and name that a text has', () => {
  for (const [path, text] of textsOf(english).filter(([, text]) => /[78]/.test(text))) {
    const translated = textsOf(hindi).find(([other]) => other === path)![1];
    for (const number of ['7', '8']) expect(translated.includes(number), path).toBe(text.includes(number));
  }
});

it('is chosen by what the browser wants', () => {
  expect(languageFor(['hi-IN', 'en'])).toBe('hi');
  expect(languageFor(['de-DE', 'en-GB', 'hi'])).toBe('en');
  expect(languageFor(['de', 'HI'])).toBe('hi');
  expect(languageFor([])).toBe('en');
  expect(languageFor(['constructor'])).toBe('en');
});
