import type { Reading } from './taskPatterns.js';

/** What single words tell of a request that is worded like no other, the surest first. */
const broadPatterns: readonly (readonly [Reading, RegExp])[] = [
  ['scan', /\b(?:isbn|barcodes?|codes?)\b(?!.*\bcode of\b)/],
  ['compare', /\b(?:before and after|versions|the other (?:image|picture|photo))\b/],
  ['caption', /\b(?:captions?|titles?|headline for|tagline|one-?liner)\b/],
  ['colour', /\b(?:colou?r(?:ed|s)?|hues?|palette)\b/],
  ['count', /\b(?:quantity|tally|number|count) of\b|\bhow much [a-z]+s\b|\bhead ?count\b/],
  [
    'read',
    /\b(?:texts?|read|reads|legible|decipher|transcript|handwriting|handwritten|inscriptions?|spell(?:ed|s)?|^(?:what|which) is (?:the|this|that|its) [a-z]+ (?:number|no)$|(?:page|model|part|house|flight|gate|seat|room|platform|route|jersey|lot|batch) (?:number|no)|hours|headline|slogan|subtitles?|printed|written|typed)\b|\bsays\b/,
  ],
  [
    'quality',
    /\b(?:noisy|noise|brightness|contrast|low light|sharpness|clear enough|camera shake|(?<!\b(?:box(?:es)?|coordinates?|corners?|points?)\b.{0,60})pixels)\b/,
  ],
  ['where', /\b(?:whereabouts|locations? of|positions? of|placement of)\b/],
  [
    'describe',
    /^what\b.*\b(?:(?:be|being) (?:seen|shown|depicted)|am i seeing|seeing here|look like|shown here|visible)\b|\b(?:overview|description|explanation|breakdown|rundown)\b|^(?:elaborate|depict|narrate|break down)\b/,
  ],
  [
    'list',
    /\b(?:lists?|inventory|catalog(?:ue)?|enumeration|keywords|tags)\b|^(?:give|provide|output|return|print|report|name|state|mention|recogni[sz]e|note)\b.*\b(?:objects|items|things|names)\b/,
  ],
  [
    'exists',
    /^(?:is|are|was|were)\b.*\b(?:present|visible|available|in view|in sight|in (?:the|this) (?:image|picture|photo|shot|scene|frame))$|^(?:can|could)\b.*\bbe (?:seen|found|spotted)\b|^(?:do|does) (?:i|we|they|anyone|someone|it|this|the)\b.*\b(?:have|appear|exist)\b/,
  ],
];

/** What a request asks by the words in it, or undefined when none tells. */
export function broadReadingOf(question: string): Reading | undefined {
  return broadPatterns.find(([, pattern]) => pattern.test(question))?.[0];
}
