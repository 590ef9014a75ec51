import { english, type Words } from './english.js';
import { hindi } from './hindi.js';

/** Languages of the page, by their codes in BCP 47. */
export const languages = {
  en: { name: 'English', words: english },
  hi: { name: 'हिन्दी', words: hindi },
} as const satisfies Record<string, { name: string; words: Words }>;

export type Language = keyof typeof languages;

/** The first of the wanted languages that there is, else English. */
export function languageFor(wanted: readonly string[]): Language {
  const codes = wanted.map((tag) => tag.split('-')[0]!.toLowerCase());
  return (codes.find((code) => Object.hasOwn(languages, code)) ?? 'en') as Language;
}
