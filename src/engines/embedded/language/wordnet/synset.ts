/** A set of nouns with one meaning (https://wordnet.princeton.edu/documentation/wndb5wn). */
export interface Synset {
  /** Byte offset of its line in `data.noun`, which is also its name. */
  readonly offset: number;
  /** Subject field: 5 animals, 6 artifacts, 8 body parts, 13 food, 17 natural objects, 18 people, 20 plants … */
  readonly lexicographerFile: number;
  readonly words: readonly string[];
  /** The names of the words' senses in `index.sense`, in the order of `words`. */
  readonly senseKeys: readonly string[];
  readonly hypernyms: readonly number[];
  readonly hyponyms: readonly number[];
  /** A named individual (a river, a writer) rather than a kind of thing. */
  readonly isInstance: boolean;
  readonly gloss: string;
}

/** Parses one line of `data.noun`. */
export function parseSynset(line: string): Synset {
  const bar = line.indexOf(' | ');
  const fields = line.slice(0, bar).split(' ');
  // The number of words is hexadecimal, that of pointers decimal.
  const wordCount = Number.parseInt(fields[3]!, 16);
  const words = Array.from({ length: wordCount }, (_, index) => fields[4 + 2 * index]!);
  const senseKeys = words.map((word, index) => senseKey(word, fields[1]!, fields[5 + 2 * index]!));
  const pointersAt = 4 + 2 * wordCount;
  const pointers = Array.from({ length: Number(fields[pointersAt]) }, (_, index) => ({
    symbol: fields[pointersAt + 1 + 4 * index]!,
    offset: Number(fields[pointersAt + 2 + 4 * index]),
  }));
  const targets = (symbol: string) => pointers.filter((p) => p.symbol === symbol).map((p) => p.offset);
  return {
    offset: Number(fields[0]),
    lexicographerFile: Number(fields[1]),
    words,
    senseKeys,
    hypernyms: [...targets('@'), ...targets('@i')],
    hyponyms: targets('~'),
    isInstance: targets('@i').length > 0,
    gloss: line.slice(bar + 3).trim(),
  };
}

/** `lemma%part-of-speech:lexicographer-file:lexical-id::`; the id is hexadecimal in data, decimal in keys. */
function senseKey(word: string, lexicographerFile: string, lexicalId: string): string {
  const id = Number.parseInt(lexicalId, 16).toString().padStart(2, '0');
  return `${word.toLowerCase()}%1:${lexicographerFile}:${id}::`;
}
