/** Words and phrases of a language with simple English in their place. */
export interface Glossary {
  /** Tried in order, before the words. */
  readonly phrases: readonly (readonly [RegExp, string])[];
  readonly words: ReadonlyMap<string, string>;
}

/** Makes a glossary of lines such as `dog: hund`, `dogs: hunde`, several foreign words between commas. */
export function glossary(phrases: Glossary['phrases'], lines: string): Glossary {
  const words = new Map<string, string>();
  for (const line of lines.split(/[\n;]/)) {
    const [english = '', foreign = ''] = line.split(':');
    for (const word of foreign.split(',')) if (word.trim() !== '') words.set(word.trim(), english.trim());
  }
  return { phrases, words };
}
