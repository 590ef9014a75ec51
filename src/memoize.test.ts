import { expect, it } from 'vitest';
import { memoize } from './memoize.js';

it('computes once what it remembers, forgets when full, and remembers no long text', () => {
  const computed: string[] = [];
  const length = memoize(
    (text) => {
      computed.push(text);
      return text.length;
    },
    { most: 2, longestKey: 3 },
  );
  for (const text of ['a', 'a', 'bb', 'ccc', 'a', 'long', 'long']) expect(length(text)).toBe(text.length);
  expect(computed).toEqual(['a', 'bb', 'ccc', 'a', 'long', 'long']);
});
