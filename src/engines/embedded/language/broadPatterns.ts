import type { Reading } from './taskPatterns.js';

/** What single words tell of a question that is worded like no other, the surest first. */
const broadPatterns: readonly (readonly [Reading, RegExp])[] = [
  ['scan', /\b(?:isbn|codes?)\b(?!.*\bcode of\b)/],
  [
    'read',
    /\b(?:texts?|handwriting|handwritten|inscriptions?|spell(?:ed|s)?|page number|hours|headline|slogan|subtitles?|printed|written|typed)\b|\bsays\b/,
  ],
  ['quality', /\b(?:noisy|noise|brightness|contrast|low light|sharpness|clear enough|camera shake|pixels)\b/],
  [
    'describe',
    /^what\b.*\b(?:(?:be|being) (?:seen|shown|depicted)|am i seeing|seeing here|look like|shown here|visible)\b/,
  ],
  [
    'exists',
    /^(?:is|are|was|were)\b.*\b(?:present|visible|available|in view|in sight|in (?:the|this) (?:image|picture|photo|shot|scene|frame))$/,
  ],
];

/** What a question asks by the words in it, or undefined when none tells. */
export function broadReadingOf(question: string): Reading | undefined {
  return broadPatterns.find(([, pattern]) => pattern.test(question))?.[0];
}
