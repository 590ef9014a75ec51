import type { Language } from './language.js';

/** Whether a text is of the language; as long as the text is, whatever the language. */
export function matches(language: Language, text: string): boolean {
  let state: number | undefined = language.start;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    state = language.arrows(state).find(({ first, last }) => first <= code && code <= last)?.to;
    if (state === undefined) return false;
  }
  return language.accepts(state);
}
