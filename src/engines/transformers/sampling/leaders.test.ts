import { expect, it } from 'vitest';
import { Leaders } from './leaders.js';
import { seededRandom } from './random.js';

it.each([1, 2, 7, 64, 500])('keeps the best %i, of equal scores the first', (most) => {
  const random = seededRandom(most);
  const scores = Array.from({ length: 400 }, () => Math.floor(random() * 50));
  const leaders = new Leaders(most);
  for (const [token, score] of scores.entries()) leaders.offer(token, score);
  const kept: number[] = [];
  leaders.visitAll((token) => kept.push(token));
  const sorted = scores.map((_, token) => token).sort((a, b) => scores[b]! - scores[a]! || a - b);
  const expected = sorted.slice(0, most);
  expect(kept.sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
  expect(leaders.best).toBe(sorted[0]);
  expect(leaders.least).toBe(most <= 400 ? Math.min(...expected.map((token) => scores[token]!)) : -Infinity);
});

it('has no best of none', () => {
  expect(new Leaders(3).best).toBe(-1);
});
