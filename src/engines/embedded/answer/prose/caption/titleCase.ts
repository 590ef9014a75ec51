const small = new Set(['a', 'an', 'the', 'and', 'or', 'of', 'on', 'in', 'at', 'with', 'to', 'next', 'by']);

/** A phrase as a title: "Two Cats on a Couch". Articles at its beginning are left out. */
export function titleCase(phrase: string): string {
  const words = phrase.replace(/^an? /, '').split(' ');
  return words
    .map((word, index) =>
      index > 0 && small.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ');
}
