import type { CtcReading, PlacedCharacter } from './ctc.js';
import { type Gap, gapsOf } from './gaps.js';
import { spacesAt } from './spaces.js';

/** A word, and the part of the line it fills, as shares of the crop's width. */
export interface WordReading {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A line as the recogniser read it. */
export interface LineReading {
  readonly words: readonly WordReading[];
  /** Mean probability of its characters, 0…1; 0 when there is none. */
  readonly score: number;
}

/**
 * Puts spaces where the gaps between the characters are wide: the recogniser drops most of those between English words.
 * @param profile ink of each column of the crop
 * @param paddedWidth columns that the characters' places are shares of: the crop's and its padding
 */
export function readingOf(reading: CtcReading, profile: Float32Array, paddedWidth: number): LineReading {
  const { characters } = reading;
  if (characters.length === 0) return { words: [], score: 0 };
  const gaps = gapsOf(reading, profile, paddedWidth);
  const score = characters.reduce((sum, character) => sum + character.score, 0) / characters.length;
  return { words: wordsOf(characters, gaps, profile.length), score };
}

/** Words end in the middle of the gap after them. */
function wordsOf(characters: readonly PlacedCharacter[], gaps: readonly Gap[], width: number): WordReading[] {
  const words: WordReading[] = [];
  const spaces = spacesAt(gaps);
  let [text, start] = ['', 0];
  for (const [index, character] of characters.entries()) {
    text += character.text;
    const gap = gaps[index];
    if (gap && !spaces[index]) continue;
    words.push({ text, start, end: gap ? gap.start / width : 1 });
    [text, start] = ['', gap ? gap.end / width : 1];
  }
  return words;
}
