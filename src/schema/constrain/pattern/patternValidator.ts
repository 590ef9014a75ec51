import { languageOf } from './languages.js';
import { matches } from './matches.js';

/**
 * Compiles a pattern of a schema, a regular expression of ECMAScript with the flag `u`, that a text has to match
 * somewhere. Testing a text takes time in proportion to its length, whatever the pattern.
 *
 * @param pattern one that `checkSchema` let pass
 * @param place how messages name it
 * @throws DrishtiError `invalid_request` for references to groups, looking ahead or behind, and patterns too complex
 */
export function compilePattern(pattern: string, place = 'pattern'): (text: string) => boolean {
  const language = languageOf({ patterns: [{ text: pattern, place }], formats: [], excluded: [] });
  if (language === 'nothing') return () => false;
  return language === undefined ? () => true : (text) => matches(language, text);
}
