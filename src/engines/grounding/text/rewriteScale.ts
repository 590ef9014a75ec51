import type { Scale } from '../../embedded/answer/fill/boxes/coordinate.js';
import type { NativeScale } from '../family.js';
import { scaleWords } from './describeBoxes.js';

const to = String.raw`\s{0,2}(?:-|–|—|to|and|\.\.|,)\s{0,2}`;
const lead = String.raw`(?:\b(?:normali[sz]ed|scaled|relative|in the range|range|between|from|in)(?:\s(?:to|between|in|within|from|coordinates|values|integers|the|a|range|scale|of|by)){0,5}\s{0,2}[:=]?\s{0,2})?`;

/** How a text may speak of a scale, the longest wording it has. */
const wordings: Readonly<Record<Scale, RegExp>> = {
  1000: new RegExp(String.raw`${lead}[[(]?\b0${to}1[,.]?000\b[\])]?`, 'gi'),
  100: new RegExp(
    String.raw`${lead}[[(]?\b0${to}100\b%?[\])]?|\b(?:in |as )?percent(?:age)?s?\b(?: of the (?:image|picture)\b)?`,
    'gi',
  ),
  1: new RegExp(String.raw`${lead}[[(]?\b0(?:\.0)?${to}1(?:\.0)?\b(?![.,]?\d)[\])]?`, 'gi'),
  pixels: /\b(?:in |as )?(?:absolute )?(?:image )?pixels?(?: coordinates| values| units)?\b/gi,
};

/** The same text with the scale of coordinates, where it names it, as a family counts them. */
export function rewriteScale(text: string, from: Scale, native: NativeScale): string {
  if (from === native) return text;
  return text.replace(wordings[from], (found, at: number) =>
    isOfSomethingElse(text.slice(Math.max(0, at - 60), at)) ? found : scaleWords(native),
  );
}

/** How sure something is, and lengths ("20 pixels"), are not counted as coordinates are. */
function isOfSomethingElse(before: string): boolean {
  const isSure =
    /\b(?:confidences?|scores?|probabilit(?:y|ies)|certainty|likelihoods?)\b(?:(?!b?box|bounding|coord|corner)[^.;\n\]}"']){0,40}$/i;
  return isSure.test(before) || /\d\s?-?$/.test(before);
}
