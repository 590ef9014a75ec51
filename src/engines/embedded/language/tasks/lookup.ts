/** An own entry of a table: words from outside, such as `constructor`, find nothing that is inherited. */
export function lookup<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
