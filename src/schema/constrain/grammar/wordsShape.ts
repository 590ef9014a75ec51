import { canonicalJson } from './canonicalJson.js';
import type { Shape } from './valueNode.js';
import { createWordTrie, type WordTrie } from './wordTrie.js';

/** Values that are written in one way only: `true`, `null`, those of an `enum`. */
export interface WordsShape {
  readonly kind: 'words';
  readonly id: number;
  readonly values: readonly unknown[];
  /** The values, so that equal ones are equal texts. */
  readonly texts: ReadonlySet<string>;
  readonly trie: WordTrie;
  /** Shapes of which the values must have one as well; any when undefined. */
  readonly within: readonly Shape[] | undefined;
}

export function createWordsShape(
  values: readonly unknown[],
  nextId: () => number,
  within?: readonly Shape[],
): WordsShape {
  const texts = new Set(values.map(canonicalJson));
  const trie = createWordTrie(
    values.map((value) => JSON.stringify(value)),
    nextId,
  );
  return { kind: 'words', id: nextId(), values, texts, trie, within };
}
