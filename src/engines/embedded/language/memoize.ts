const limit = 4096;

/** A function of one word that remembers its latest results, a few thousand at most. */
export function memoize<T>(compute: (word: string) => T): (word: string) => T {
  const known = new Map<string, { readonly result: T }>();
  return (word) => {
    const entry = known.get(word) ?? { result: compute(word) };
    if (known.size >= limit) known.clear();
    known.set(word, entry);
    return entry.result;
  };
}
