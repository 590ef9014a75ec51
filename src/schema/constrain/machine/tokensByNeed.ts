import type { ByteTrie } from '../tokens/byteTrie.js';
import { NumberList } from '../tokens/numberList.js';
import { walkInside } from './languageWalks.js';
import type { SpelledPlace } from './spelledPlace.js';

/** Tokens that stay inside a text, in the order of the characters that it needs when it goes on with them. */
export interface TokensByNeed {
  readonly byteLength: number;
  /** Those with which the text can be finished within so many characters. */
  within(most: number): Int32Array;
}

/** @param start a place between characters */
export function tokensByNeed(trie: ByteTrie, start: SpelledPlace): TokensByNeed {
  const [tokens, needs] = [new NumberList(), new NumberList()];
  walkInside(trie, start, { least: 0, most: Infinity }, (token, characters, place) => {
    tokens.push(token);
    needs.push(characters + place.shortest);
  });
  const { sorted, ends } = sortByNeed(tokens.toArray(), needs.toArray());
  return {
    byteLength: sorted.byteLength + ends.byteLength,
    within: (most) => sorted.subarray(0, most < 0 ? 0 : (ends[most] ?? sorted.length)),
  };
}

/** Sorts by counting; `ends[need]` is where the tokens stop that need no more than that. */
function sortByNeed(tokens: Int32Array, needs: Int32Array): { sorted: Int32Array; ends: Int32Array } {
  const ends = new Int32Array(needs.reduce((most, need) => Math.max(most, need), 0) + 1);
  for (const need of needs) ends[need]!++;
  for (let need = 1; need < ends.length; need++) ends[need]! += ends[need - 1]!;
  const places = ends.slice();
  const sorted = new Int32Array(tokens.length);
  for (let at = tokens.length - 1; at >= 0; at--) sorted[--places[needs[at]!]!] = tokens[at]!;
  return { sorted, ends };
}
