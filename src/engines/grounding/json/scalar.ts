const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['null', null],
  ['none', null],
  ['undefined', null],
  ['true', true],
  ['false', false],
]);
const number = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/**
 * What a word without quotes stands for in JSON as models write it: a finite number, a truth, null.
 * @returns undefined for any other word
 */
export function scalarOf(word: string): { readonly value: unknown } | undefined {
  const lower = word.toLowerCase();
  if (words.has(lower)) return { value: words.get(lower) };
  const read = number.test(word) ? Number(word) : Number.NaN;
  return Number.isFinite(read) ? { value: read } : undefined;
}
