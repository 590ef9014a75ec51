import { describe, expect, it } from 'vitest';
import { Dice } from '../../../../tests/constrain/dice.js';
import { DrishtiError } from '../../../errors.js';
import { compilePattern } from './patternValidator.js';

const patterns = [
  'abc',
  '^a|b$',
  '^(?:a|b)+$',
  'a{2,3}',
  '^a{2}b{0,2}c{1,}$',
  '\\bcat\\b',
  'a\\Bb',
  '^\\w+\\s\\W$',
  '^[^a-c]*$',
  '[\\d\\-_]',
  '^.$',
  '\\p{Lu}',
  '^\\P{L}*$',
  '\\u{1F600}|\\ud83d\\ude01',
  '^$',
  '',
  'a^b',
  'x*$',
  '(?<name>a)b??c',
  '[]',
  '[^]',
  '\\cJ|\\x41|\\0|\\t',
  '^(a*)*$',
  'a$|^b',
];
const letters = [...'abcxAB1_- \n\té😀😁\u2028', 'cat', '\0'];

describe('compilePattern', () => {
  it.each(patterns)('finds %j wherever RegExp does', (pattern) => {
    const [mine, theirs] = [compilePattern(pattern), new RegExp(pattern, 'u')];
    const dice = new Dice(7);
    for (let run = 0; run < 400; run++) {
      const text = Array.from({ length: dice.from(0, 6) }, () => dice.one(letters)).join('');
      expect(mine(text), JSON.stringify(text)).toBe(theirs.test(text));
    }
  });

  it('takes no longer for patterns that make others backtrack', () => {
    const matches = compilePattern('^(a+)+$');
    expect(matches('a'.repeat(100_000))).toBe(true);
    expect(matches(`${'a'.repeat(100_000)}b`)).toBe(false);
  });

  it.each([
    ['(a)\\1', 'refers back'],
    ['a(?!b)', 'looks ahead'],
    ['(?<=a)b', 'looks ahead or behind'],
    ['a{5000}', 'is too long'],
    ['(?:){100000000}', 'is too long'],
    ['(a|b)*a(a|b){30}$', 'is too complex'],
  ])('refuses %s', (pattern, problem) => {
    expect(() => compilePattern(pattern)).toThrow(DrishtiError);
    expect(() => compilePattern(pattern, 's.pattern')).toThrow(`s.pattern: cannot be enforced: ${problem}`);
  });
});
