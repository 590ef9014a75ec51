import { describe, expect, it } from 'vitest';
import { namedThings, withNamedThings } from './namedThings.js';
import { planAnswer } from './planAnswer.js';

function plan(text: string) {
  const turns = [{ role: 'user' as const, parts: [{ type: 'text' as const, text }] }];
  return planAnswer({ model: 'm', turns, output: { type: 'text' }, sampling: {}, stopSequences: [] });
}

const namesIn = (text: string) => namedThings(withNamedThings(plan(text)));

describe('withNamedThings', () => {
  it.each([
    ['Detect the traffic cones.', ['traffic cone']],
    ['How many garden gnomes are there?', ['garden gnome']],
    ['Is there a ladder?', ['ladder']],
    ['Where is the fire extinguisher?', ['fire extinguisher']],
    ['Detect the cats and the wheelbarrows.', ['wheelbarrow']],
  ])('makes kinds of what "%s" names', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    'How many dogs are there?',
    'Detect all objects.',
    'Is there any text?',
    'How many words are there?',
    'Is there a QR code?',
    'Is there any joy in this picture?',
    'Describe the ladder.',
    `Detect the ${'x'.repeat(70)}.`,
  ])('leaves "%s" as it is', (text) => {
    expect(withNamedThings(plan(text))).toEqual(plan(text));
  });

  it('keeps the kinds that the detector knows', () => {
    expect(withNamedThings(plan('Detect the cats and the wheelbarrows.')).kinds).toEqual([
      'cat',
      'wheelbarrow',
    ]);
  });

  it('names at most fifty', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const words = Array.from({ length: 80 }, (_, i) => `zz${letters[i % 26]}${letters[Math.floor(i / 26)]}x`);
    expect(namesIn(`Detect the ${words.join(', ')}.`).length).toBeLessThanOrEqual(50);
  });
});
