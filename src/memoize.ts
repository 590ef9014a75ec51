export interface MemoizeLimits {
  /** Results that are remembered before all are forgotten. */
  readonly most: number;
  /** Longer texts are hostile or whole documents and not worth the memory. */
  readonly longestKey: number;
}

/** A function of one text that remembers its latest results, within limits. */
export function memoize<T>(
  compute: (text: string) => T,
  { most, longestKey }: MemoizeLimits = { most: 4096, longestKey: 256 },
): (text: string) => T {
  const known = new Map<string, { readonly result: T }>();
  return (text) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered.result;
    const result = compute(text);
    if (text.length > longestKey) return result;
    if (known.size >= most) known.clear();
    known.set(text, { result });
    return result;
  };
}
