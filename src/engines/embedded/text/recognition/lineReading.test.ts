import { describe, expect, it } from 'vitest';
import { toAscii } from './characters.js';
import { readingOf } from './lineReading.js';
import { spacesAt } from './spaces.js';

/** Type of even pitch, 24 pixels a character, 14 of them ink; a space is a character without ink. */
function read(text: string, paddedBy = 0) {
  const pitch = 24;
  const width = text.length * pitch;
  const profile = new Float32Array(width);
  for (const { index } of text.matchAll(/\S/g)) profile.fill(0.4, index! * pitch + 5, index! * pitch + 19);
  const characters = [...text.matchAll(/\S/g)].map(({ 0: letter, index }) => ({
    text: letter,
    score: 0.9,
    at: ((index! + 0.5) * pitch) / (width + paddedBy),
  }));
  const spaces = characters.map(() => 0.001);
  return readingOf({ characters, spaces }, profile, width + paddedBy);
}

describe('readingOf', () => {
  it.each(['GOODS SOLD ARE NOT', 'TOTAL 12.50', 'Thank you', 'RM 1,250.00', 'EXCHANGEABLE'])(
    'reads %s',
    (text) => {
      expect(read(text).words.map((word) => word.text)).toEqual(text.split(' '));
      expect(read(text, 200).words.map((word) => word.text)).toEqual(text.split(' '));
    },
  );

  it('keeps amounts together and numbers of a list apart', () => {
    const gap = (before: string, after: string, width: number) => {
      return { before, after, start: 0, end: width, looseWidth: width, distance: 12 + width, space: 0.8 };
    };
    const [eight, three] = [gap('.', '8', 18), gap('8', '3', 3)];
    expect(spacesAt([gap('2', '.', 3), eight, three])[1]).toBe(false);
    expect(spacesAt([gap('2', '.', 3), eight, three, gap('3', 'e', 18), gap('e', 'g', 3)])[1]).toBe(true);
  });

  it('tells which part of the crop a word fills', () => {
    const [first, second] = read('GOODS SOLD').words;
    expect(first!.start).toBe(0);
    expect(first!.end * 240).toBeCloseTo(4 * 24 + 19, 0);
    expect(second!.start * 240).toBeCloseTo(6 * 24 + 5, 0);
    expect(second!.end).toBe(1);
  });

  it('gives the mean probability, and 0 for nothing', () => {
    expect(read('SOLD').score).toBeCloseTo(0.9, 6);
    expect(readingOf({ characters: [], spaces: [] }, new Float32Array(40), 40)).toEqual({
      words: [],
      score: 0,
    });
  });
});

describe('toAscii', () => {
  it('replaces full-width forms and leaves all else', () => {
    expect([...'Ａ１（：，．　é中。'].map(toAscii).join('')).toBe('A1(:,. é中。');
  });
});
