import { LanguageMasks } from './machine/languageMasks.js';
import { type ByteTrie, createByteTrie, type TrieEntry } from './tokens/byteTrie.js';
import { atBoundary, type StringDialect, stringLexers } from './tokens/stringLexer.js';
import { createStringTokens, type StringTokens } from './tokens/stringTokens.js';

/** The tokens of a model, arranged so that those that may come next are found quickly. */
export interface Vocabulary {
  /** Tokens, those included that are never text. */
  readonly size: number;
  /** Every token that is text; values are tokens. */
  readonly trie: ByteTrie;
  readonly endTokens: readonly number[];
  /** The bytes of a token, or undefined for one that is never text. */
  bytesOf(token: number): Uint8Array | undefined;
  /** What the tokens do inside a JSON string, from a state of the dialect's lexer on; worked out at the first need. */
  strings(dialect: StringDialect, state: number): StringTokens;
  /** What they do inside strings with a pattern or a format; remembered for all schemas, within limits. */
  readonly languages: LanguageMasks;
}

/**
 * Arranges a model's tokens, once a model: about a second for 150,000 of them. All requests share it.
 *
 * @param tokens the bytes of each token; undefined for special tokens, which are never text
 * @param endTokens tokens that end an answer, never text even when they have bytes
 */
export function createVocabulary(
  tokens: readonly (Uint8Array | undefined)[],
  endTokens: readonly number[],
): Vocabulary {
  const ends = new Set(endTokens);
  const entries: TrieEntry[] = [];
  for (const [value, bytes] of tokens.entries()) {
    if (bytes !== undefined && bytes.length > 0 && !ends.has(value))
      entries.push({ key: latin1(bytes), value });
  }
  const trie = createByteTrie(entries);
  const strings = createTables(trie, tokens.length);
  // What nearly every answer needs, so that no request waits for it.
  for (const dialect of ['free', 'canonical', 'plain'] as const)
    strings(dialect, atBoundary).inside(Infinity);
  const bytesOf = (token: number) => (ends.has(token) ? undefined : tokens[token]);
  const languages = new LanguageMasks(trie, tokens.length, strings('canonical', atBoundary));
  return { size: tokens.length, trie, endTokens, bytesOf, strings, languages };
}

function createTables(trie: ByteTrie, size: number): Vocabulary['strings'] {
  const known = new Map<string, StringTokens>();
  return (dialect, state) => {
    const key = `${dialect} ${state}`;
    const table = known.get(key) ?? createStringTokens(trie, size, stringLexers[dialect], state);
    known.set(key, table);
    return table;
  };
}

/** Bytes as a string, a byte a character: it sorts and slices faster than the bytes themselves. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
