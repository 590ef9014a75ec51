import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import type { Quality } from '../../../quality/quality.js';
import type { Fact } from '../facts/finding.js';
import { shareValue } from '../facts/percentage.js';
import type { Field } from '../fields/field.js';
import { isType } from '../fields/itemKind.js';
import { imagesOf } from '../scope.js';
import type { Topic } from './topic.js';

type Reader = (quality: Quality, field: Field, schema: SchemaObject) => Fact | undefined;

/** First fitting row wins. */
const readers: readonly (readonly [RegExp, Reader])[] = [
  [/(^|_)(blur|blurry|blurred|blurriness|out_of_focus|fuzzy)(_|$)/, blur],
  [/(^|_)(sharp|sharpness|focus|in_focus|clarity)(_|$)/, sharpness],
  [/(^|_)(over_?exposed|too_bright)(_|$)/, ({ exposure }) => exposure === 'too bright'],
  [/(^|_)(under_?exposed|too_dark|is_dark|dark)(_|$)/, ({ exposure }) => exposure === 'too dark'],
  [/(^|_)(well_lit|well_exposed|properly_exposed)(_|$)/, ({ exposure }) => exposure === 'good'],
  [
    /(^|_)brightness(_|$)/,
    (quality, field, schema) => level(quality.brightness, field, schema, exposureWords(quality)),
  ],
  [
    /(^|_)(exposure|lighting_quality)(_|$)/,
    (quality, _field, schema) => (isText(schema) ? exposureWords(quality) : undefined),
  ],
  // Lightness spreads by 0.5 at most, when half of the pixels are black and half white.
  [
    /(^|_)contrast(_|$)/,
    (quality, field, schema) =>
      isText(schema) ? undefined : shareValue(schema, field, quality.contrast * 2),
  ],
  [/quality/, (quality, _field, schema) => overall(quality, schema)],
];

/** How well a picture was taken. */
export const quality: Topic = {
  names:
    /^(is_|image_|picture_|photo_|looks_|too_|has_)*(blur|blurry|blurred|blurriness|out_of_focus|fuzzy|sharp|sharpness|in_focus|focus|clarity|over_?exposed|under_?exposed|(too_)?bright|(too_)?dark|well_lit|well_exposed|properly_exposed|brightness|exposure|lighting_quality|contrast|quality|technical_quality|motion_blur)(_(score|level|rating|value|status|ok))?$/,
  senses: ['quality'],
  fact(field, schema, scope) {
    const [image, ...others] = imagesOf(scope);
    if (image?.quality === undefined || others.length > 0 || scope.subject !== undefined) return undefined;
    return readers.find(([names]) => names.test(field.name))?.[1](image.quality, field, schema);
  },
};

function isText(schema: SchemaObject): boolean {
  return Array.isArray(schema['enum']) || isType(schema, 'string');
}

function isTruth(schema: SchemaObject): boolean {
  return isType(schema, 'boolean');
}

function blur({ isBlurred, sharpness: share }: Quality, field: Field, schema: SchemaObject): Fact {
  if (isTruth(schema)) return isBlurred;
  if (!isText(schema)) return shareValue(schema, field, 1 - share);
  return isBlurred
    ? ['blurred', 'blurry', 'yes', 'high']
    : ['sharp', 'not blurred', 'clear', 'none', 'no', 'low'];
}

function sharpness({ isBlurred, sharpness: share }: Quality, field: Field, schema: SchemaObject): Fact {
  if (isTruth(schema)) return !isBlurred;
  if (!isText(schema)) return shareValue(schema, field, share);
  return isBlurred
    ? ['blurred', 'blurry', 'low', 'poor', 'no']
    : ['sharp', 'clear', 'high', 'good', 'yes', 'in focus'];
}

function level(share: number, field: Field, schema: SchemaObject, words: Fact): Fact | undefined {
  if (isTruth(schema)) return undefined;
  return isText(schema) ? words : shareValue(schema, field, share);
}

function exposureWords({ exposure }: Quality): string[] {
  if (exposure === 'good')
    return ['good', 'normal', 'medium', 'ok', 'correct', 'well exposed', 'balanced', 'proper'];
  return exposure === 'too dark'
    ? ['too dark', 'dark', 'underexposed', 'low', 'poor', 'bad', 'dim']
    : ['too bright', 'bright', 'overexposed', 'high', 'poor', 'bad'];
}

/** Sharpness and exposure together, in words only: what they make as a number nobody has defined. */
function overall(quality: Quality, schema: SchemaObject): Fact | undefined {
  const flaws = [
    ...(quality.isBlurred ? ['blurred'] : []),
    ...(quality.exposure === 'good' ? [] : [quality.exposure]),
  ];
  if (isTruth(schema)) return flaws.length === 0;
  if (!isText(schema)) return undefined;
  if (flaws.length === 0) return ['good', 'high', 'acceptable', 'ok', 'pass', 'sharp', 'fine'];
  return [flaws.join(', '), ...flaws, 'poor', 'low', 'bad', 'unacceptable', 'fail', 'blurry'];
}
