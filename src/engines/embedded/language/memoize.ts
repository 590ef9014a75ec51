const mostResults = 4096;
/** Longer keys are hostile or whole texts and not worth the memory. */
const longestKey = 256;

/** A function of one text that remembers its latest results, a few thousand at most. */
export function memoize<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly result: T }>();
  return (text) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered.result;
    const result = compute(text);
    if (text.length > longestKey) return result;
    if (known.size >= mostResults) known.clear();
    known.set(text, { result });
    return result;
  };
}
