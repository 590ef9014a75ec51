import { expect, it } from 'vitest';
import { TextMeter, textTokens } from './usage.js';

it('counts pieces as it counts the whole', () => {
  const meter = new TextMeter();
  const pieces = ['', 'abc', 'd', 'é😀', 'longer than the others', '😀'];
  pieces.forEach((piece, i) => {
    expect(meter.add(piece)).toBe(textTokens(pieces.slice(0, i + 1).join('')));
  });
});
