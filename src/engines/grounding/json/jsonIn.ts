import { type Lenient, readLenientJson } from './lenientJson.js';

/** How many places are tried, and how many characters of a text they are worth together. */
const mostPlaces = 16;
const mostCharacters = 16e6;

/**
 * The first JSON list or object in a text that is wanted: in a code fence, bare, or with words around it. What comes
 * first in the text comes first, what is inside another last.
 * @param isWanted looks at what was read; without it the first that there is
 */
export function jsonIn(
  text: string,
  isWanted: (found: Lenient) => boolean = () => true,
): Lenient | undefined {
  let characters = 0;
  let at = 0;
  for (let places = 0; places < mostPlaces && characters < mostCharacters; places++) {
    const start = nextBracket(text, at);
    if (start === undefined) return undefined;
    const found = readLenientJson(text, start);
    if (found !== undefined && isWanted(found)) return found;
    characters += (found?.end ?? text.length) - start;
    at = found?.end ?? start + 1;
  }
  return undefined;
}

function nextBracket(text: string, at: number): number | undefined {
  const bracket = /[[{]/g;
  bracket.lastIndex = at;
  return bracket.exec(text)?.index;
}
