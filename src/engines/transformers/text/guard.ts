import type { TextTokenizer } from './textTokenizer.js';

/** Marks where a text is cut before it is tokenized. No character: texts that hold it are not well-formed. */
const cut = '\uFDD0';

/** A text of a caller, cut so that no control token arises from it. */
export type Guard = (text: string) => string;

/** Words without an end take a tokenizer long: they are cut after so many characters. */
const longestWord = /\S{512}/gu;

/**
 * Makes texts of callers harmless: what reads like a control token (`<|im_end|>`, `<|image_pad|>` …) is cut after its
 * first character, so that it is tokenized as the text that it is.
 */
export function guardOf(controlTokens: readonly string[]): Guard {
  const names = controlTokens.filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
  const control = new RegExp(names.map(escapeRegExp).join('|') || '(?!)', 'gu');
  return (text) =>
    text
      .replaceAll(cut, '\uFFFD')
      .replace(longestWord, (word) => `${word}${cut}`)
      .replace(control, (name) => `${name[0]}${cut}${name.slice(1)}`);
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Tokens of a text with cuts. */
export function encodeGuarded(tokenizer: TextTokenizer, text: string): number[] {
  return text.split(cut).flatMap((piece) => tokenizer.encode(piece));
}
