import { describe, expect, it } from 'vitest';
import { colourNamed } from './colourNamed.js';
import { colourNames } from './namedColour.js';

describe('colourNamed', () => {
  it.each(colourNames)('knows %s', (name) => {
    expect(colourNamed(name)).toBe(name);
  });

  it.each([
    ['grey', 'gray'],
    ['Violet', 'purple'],
    ['navy', 'blue'],
    ['maroon', 'red'],
    ['golden', 'gold'],
    ['cream', 'beige'],
    ['teal', 'turquoise'],
    ['silver', 'gray'],
    ['olive', 'green'],
    ['dark green', 'green'],
    ['light-blue', 'blue'],
    [' RED ', 'red'],
  ])('knows that %s is %s', (word, name) => {
    expect(colourNamed(word)).toBe(name);
  });

  it.each(['', 'car', 'dark', 'dark ', 'constructor', 'redwood', 'chocolate'])(
    'knows no colour "%s"',
    (word) => {
      expect(colourNamed(word)).toBeUndefined();
    },
  );
});
