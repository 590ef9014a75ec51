import { colourNamed } from '../../colours/colourNamed.js';
import type { ColourName } from '../../colours/namedColour.js';
import { kindsMadeOf } from '../kinds/materials.js';
import type { Target } from '../targets/target.js';
import type { LookFilter } from './filter.js';

/** The colours that the words before a target's noun name: black and white of "black white cat". */
export function coloursOf({ phrase, isAnything, kinds }: Target): readonly ColourName[] {
  const words = phrase.split(' ').slice(0, -1);
  const isMaterial = (word: string) => isAnything && kinds.length > 0 && kindsMadeOf(word) !== undefined;
  const colours = words.filter((word) => !isMaterial(word)).map(colourNamed);
  return [...new Set(colours.filter((colour) => colour !== undefined))];
}

const marked =
  /\b(?:that (?:say|says|read|reads)|saying|reading|label+ed|marked|with (?:the )?(?:words?|texts?|label|name|inscription))\s+["'“]?([^"'”.,;:?!\n]{1,60})/i;
const quoted = /\bwith ["'“]([^"'”\n]{1,60})["'”]/i;
const some =
  /\bwith (?:some |any |the )?(?:text|writing|words|letters|lettering|print)\b(?:(?: written| printed)? on (?:it|them))?/i;
const onIt = /(?:\s+(?:written|printed|on (?:it|them))\b.*)$/i;

/** The filter by text on the objects that a sentence, as the caller wrote it, applies: "the sign that says STOP". */
export function textFilterOf(text: string): LookFilter | undefined {
  if (some.test(text) && !quoted.test(text)) return { by: 'text' };
  const named = (quoted.exec(text) ?? marked.exec(text))?.[1]?.replace(onIt, '').trim();
  return named === undefined || named === '' ? undefined : { by: 'text', text: named };
}
