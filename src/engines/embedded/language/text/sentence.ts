import type { PartOfSpeech } from 'wink-nlp';

/** A sentence, or a part of one that asks something of its own. */
export interface Sentence {
  /** Lower-case words, contractions written out, and commas. */
  readonly words: readonly string[];
  /** The words' parts of speech. */
  readonly tags: readonly PartOfSpeech[];
  /** As the caller wrote it, with its question mark. */
  readonly text: string;
  /** Where each word begins in `text`. */
  readonly starts: readonly number[];
}

/** The words of a sentence joined by blanks, without commas. */
export function wordsOf({ words }: Pick<Sentence, 'words'>): string {
  return words.filter((word) => word !== ',').join(' ');
}
