import { expect, it } from 'vitest';
import { imageTokens } from './tokens.js';

it.each([
  [300, 200, 258],
  [384, 384, 258],
  [385, 384, 1032],
  [400, 300, 1032],
  [960, 540, 1548],
  [540, 960, 1548],
  [768, 768, 1032],
  [1000, 1000, 1032],
  [1920, 1080, 1548],
  [3000, 4000, 1032],
  [3840, 2160, 1548],
])('tiles of %d × %d make %d tokens', (width, height, tokens) => {
  expect(imageTokens('tiles', { width, height })).toBe(tokens);
});

it('caps the tiles of extreme strips, also of one pixel', () => {
  expect(imageTokens('tiles', { width: 4000, height: 100 })).toBe(64 * 258);
  expect(imageTokens('tiles', { width: 1, height: 5000 })).toBe(64 * 258);
});

it.each([
  [undefined, 1120],
  ['low', 280],
  ['medium', 560],
  ['high', 1120],
  ['ultra_high', 2240],
] as const)('a budget of %s is %d tokens whatever the size', (resolution, tokens) => {
  expect(imageTokens('budget', { width: 9, height: 9 }, resolution)).toBe(tokens);
  expect(imageTokens('budget', { width: 4000, height: 3000 }, resolution)).toBe(tokens);
});
