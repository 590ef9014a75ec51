import { describe, expect, it } from 'vitest';
import { Dice } from '../../../../tests/constrain/dice.js';
import { type NumberRules, NumberSet } from './numberSet.js';

const rules = (given: Partial<NumberRules>): NumberRules => ({
  integer: false,
  minimum: [],
  maximum: [],
  exclusiveMinimum: [],
  exclusiveMaximum: [],
  multipleOf: [],
  excluded: [],
  ...given,
});

/** Whether the set lets the text be written character by character, and end. */
function admits(set: NumberSet, text: string): boolean {
  const isOpen = [...text].every((character, at) => set.continuations(text.slice(0, at)).includes(character));
  return isOpen && set.mayEnd(text);
}

const cases: [string, Partial<NumberRules>][] = [
  ['a narrow range', { minimum: [0.3], maximum: [0.325] }],
  ['exclusive bounds', { exclusiveMinimum: [-1.5], exclusiveMaximum: [2] }],
  ['whole numbers', { integer: true, minimum: [-37], maximum: [1203] }],
  ['quarters', { multipleOf: [0.25], minimum: [-2], maximum: [2] }],
  ['cents', { multipleOf: [0.01], minimum: [0], maximum: [30] }],
  ['two steps', { integer: true, multipleOf: [6, 4], maximum: [1000] }],
  ['holes', { integer: true, minimum: [1], maximum: [30], excluded: [3, 12] }],
];

describe('NumberSet', () => {
  it.each(cases)('allows exactly the numbers that the schema does: %s', (_, given) => {
    const set = new NumberSet(rules(given));
    const dice = new Dice(3);
    for (let run = 0; run < 2000; run++) {
      const places = given.integer ? 0 : dice.from(0, 2);
      const value = Number((dice.from(-4000, 130_000) / 10 ** dice.from(0, 4)).toFixed(places));
      expect(admits(set, String(value)), String(value)).toBe(set.allows(value));
    }
  });

  it.each(cases)('never leads into a dead end: %s', (_, given) => {
    const set = new NumberSet(rules(given));
    const dice = new Dice(5);
    for (let run = 0; run < 200; run++) {
      let text = '';
      for (let next = set.continuations(text); next.length > 0; next = set.continuations(text))
        text += dice.one(next);
      expect(set.mayEnd(text), text).toBe(true);
    }
  });

  it('writes no -0, no leading zeros and no number without digits', () => {
    const set = new NumberSet(rules({}));
    expect(['-0', '-0.0', '01', '.5', '1.', '-', '1e3', ''].filter((text) => admits(set, text))).toEqual([]);
  });

  it('has nothing where no number is, or none of few enough digits', () => {
    const empty: Partial<NumberRules>[] = [
      { integer: true, exclusiveMinimum: [1], exclusiveMaximum: [2] },
      { minimum: [1e20] },
      { exclusiveMinimum: [0], maximum: [1e-20] },
      { integer: true, minimum: [1], maximum: [6], multipleOf: [7] },
      { integer: true, minimum: [3], maximum: [3], excluded: [3] },
    ];
    for (const given of empty) expect(new NumberSet(rules(given)).lives('')).toBe(false);
  });
});
