import type { Size } from '../../../../../geometry/box.js';
import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import type { Fact } from '../facts/finding.js';
import type { Field } from '../fields/field.js';
import { isNumeric, isType } from '../fields/itemKind.js';
import { imagesOf } from '../scope.js';
import type { Topic } from './topic.js';

type Reader = (size: Size, schema: SchemaObject) => Fact;

const readers: readonly (readonly [RegExp, Reader])[] = [
  [/aspect_?ratio$/, aspectRatio],
  [/width(_px|_in_pixels)?$/, ({ width }) => width],
  [/height(_px|_in_pixels)?$/, ({ height }) => height],
  [/orientation$/, orientation],
  [/mega_?pixels$/, ({ width, height }) => Number(((width * height) / 1e6).toFixed(2))],
  [/(resolution|dimensions|size)$/, ({ width, height }) => `${width}x${height}`],
];

const counts =
  /^(image|picture|photo|img)(s?_(count|total)|s_number)$|(^|_)(num|number_of|total|n|how_many)_(images|pictures|photos)$/;

/** Units of things, not of pictures. */
const realUnits = /\b(cm|centimet|mm|millimet|met(er|re)s?|inch|inches|feet|ft|kg|years?)\b/i;

/** Names that a picture's own measures stand within; a product's width is something else. */
const ofPicture =
  /^$|^(.*_)?(image|picture|photo|frame|img|media|file|meta|metadata|dimensions|size|resolution|info|properties|technical|details|result|data|output)s?(_.*)?$/;

/** What the pixels of a picture tell by themselves: sides, orientation, and how many pictures there are. */
export const pictureFacts: Topic = {
  names:
    /^(image|picture|photo|img|frame|original)_(width|height|size|dimensions|resolution|orientation|aspect_?ratio)(_px|_in_pixels)?$|^(width|height|orientation|aspect_?ratio|resolution|mega_?pixels|dimensions)(_px|_in_pixels)?$|^(image|picture|photo|img)(s?_(count|total)|s_number)$|(^|_)(num|number_of|total|how_many)_(images|pictures|photos)$/,
  senses: [],
  fact(field, schema, scope) {
    if (scope.subject !== undefined || scope.finding !== undefined) return undefined;
    if (counts.test(field.name))
      return isType(schema, 'string') ? String(scope.seen.length) : scope.seen.length;
    const [image, ...others] = imagesOf(scope);
    if (image === undefined || others.length > 0 || !isOfPicture(field)) return undefined;
    return readers.find(([names]) => names.test(field.name))?.[1](image.size, schema);
  },
};

function isOfPicture({ within = '', description }: Field): boolean {
  return ofPicture.test(within) && !realUnits.test(description);
}

function orientation({ width, height }: Size): string[] {
  if (width === height) return ['square'];
  return width > height ? ['landscape', 'horizontal'] : ['portrait', 'vertical'];
}

/** Width by height; as a text in whole numbers where they are small ("16:9"). */
function aspectRatio({ width, height }: Size, schema: SchemaObject): Fact {
  if (isNumeric(schema)) return Number((width / height).toFixed(4));
  const divisor = greatestCommonDivisor(width, height);
  return `${width / divisor}:${height / divisor}`;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
