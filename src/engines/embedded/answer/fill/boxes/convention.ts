import { memoize } from '../../../../../memoize.js';
import type { Scale } from './coordinate.js';
import { type Coordinate, coordinatesOf } from './coordinateNames.js';

/** How a caller wants boxes written. */
export interface Convention {
  /** Order of the four numbers of an array. */
  readonly order: readonly Coordinate[];
  readonly scale: Scale;
}

/** Gemini's own order. */
const yFirst: readonly Coordinate[] = ['ymin', 'xmin', 'ymax', 'xmax'];

/** Gemini's own way. */
const gemini: Convention = { order: yFirst, scale: 1000 };

/** What the words of a prompt say about boxes; long prompts are read at their beginning only. */
export function promptedConvention(prompt: string): Partial<Convention> {
  const text = prompt.slice(0, longestPrompt);
  const [order, scale] = [orderIn(text), scaleIn(text)];
  return { ...(order && { order }), ...(scale && { scale }) };
}

const longestPrompt = 8000;

/**
 * The convention of a field: what its texts say, the earlier before the later, then for the scale the largest
 * number that the schema allows, then the prompt, else Gemini's own.
 */
export function conventionOf(
  texts: readonly string[],
  largest: unknown,
  prompted: Partial<Convention>,
): Convention {
  const order = firstOf(texts, orderIn);
  const scale = firstOf(texts, scaleIn) ?? scaleBelow(largest);
  return { ...gemini, ...prompted, ...(order && { order }), ...(scale && { scale }) };
}

function firstOf<T>(texts: readonly string[], read: (text: string) => T | undefined): T | undefined {
  for (const text of texts) {
    const found = read(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

const sureness = '(?:confidences?|scores?|probabilit(?:y|ies)|certainty|likelihoods?|accuracy|iou)';
/** From a word to the numbers that are about it: boxes between them have the numbers. */
const ofIt = String.raw`(?:(?!b?box|bounding|coord|corner)[^.;\n"'[\]{}]){0,40}?`;
const to = String.raw`\s{0,4}(?:-|–|to|\.\.|and|,)\s{0,4}`;

/** Numbers that are no coordinates: how sure something is, and lengths such as "20 pixels". */
const otherNumbers = new RegExp(
  [
    String.raw`\b${sureness}\b${ofIt}(?:\b0(?:\.0)?${to}(?:100|1(?:\.0)?)\b|\bpercent(?:age)?s?\b|%|\bfractions?\b)`,
    String.raw`(?:\bpercent(?:age)?|%)\s{1,4}(?:${sureness}|sure|certain)\b`,
    String.raw`\b\d{1,6}(?:\s?[x×]\s?\d{1,6})?[ -]?(?:px|pixels?)\b`,
  ].join('|'),
  'gi',
);

const scaleIn = memoize((words: string): Scale | undefined => {
  const text = words.replace(otherNumbers, ' ');
  if (/\b1[,.]?000\b/.test(text)) return 1000;
  if (/\bpixels?\b|\bpx\b/i.test(text)) return 'pixels';
  if (/\bpercent(age)?s?\b|%|\b0\s*(?:-|–|to|\.\.|and|,)\s*100\b/i.test(text)) return 100;
  if (/\bfractions?\b|\b0(\.0)?\s*(?:-|–|to|\.\.|and|,)\s*1(\.0)?\b/i.test(text)) return 1;
  return undefined;
});

function scaleBelow(largest: unknown): Scale | undefined {
  return largest === 1 || largest === 100 ? largest : undefined;
}

/** The order that a text writes out ("[x1, y1, x2, y2]"), or names by habit ("xywh"). */
export const orderIn = memoize((text: string): readonly Coordinate[] | undefined => {
  const habit = /\b(xyxy|xywh|cxcywh|yxyx)\b/i.exec(text.replaceAll('_', ' '))?.[1]?.toLowerCase();
  if (habit !== undefined) return habits[habit];
  const words = text.toLowerCase().match(/[a-z][a-z0-9_]*/g) ?? [];
  for (let at = 0; at + 4 <= words.length; at++) {
    const order = coordinatesOf(words.slice(at, at + 4));
    if (order !== undefined) return order;
  }
  return undefined;
});

const habits: Readonly<Record<string, readonly Coordinate[]>> = {
  xyxy: ['xmin', 'ymin', 'xmax', 'ymax'],
  xywh: ['xmin', 'ymin', 'width', 'height'],
  cxcywh: ['xcenter', 'ycenter', 'width', 'height'],
  yxyx: yFirst,
};
