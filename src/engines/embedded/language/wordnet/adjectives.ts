import { dictionaryFile } from './dictionary.js';
import { SortedLines } from './sortedLines.js';

let index: SortedLines | undefined;

/** Whether WordNet knows the word (lower case) as an adjective. */
export function isAdjective(word: string): boolean {
  index ??= new SortedLines(dictionaryFile('index.adj'));
  return index.find(word) !== undefined;
}
