import { memoize } from '../../../../../memoize.js';
import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import { isAdjective } from '../../../language/wordnet/adjectives.js';
import { baseForms } from '../../../language/wordnet/morphy.js';
import { coordinateNamed } from '../boxes/coordinateNames.js';
import { roleOf } from './roles.js';

/** Where in a schema a value stands, as far as it has a name: what tells which fact belongs there. */
export interface Field {
  /** The property's name in snake_case; empty for the root and taken over by the items of an array. */
  readonly name: string;
  /** Its description and title, those of the fields around it where it has none. */
  readonly description: string;
  /** The name of the object or list around it: `merchant` for `merchant.name`; empty at the root. */
  readonly within?: string | undefined;
}

/** Callers' texts may be of any length; these are read with regular expressions, once for every object. */
const longestDescription = 2000;
const longestName = 128;

export const rootField: Field = { name: '', description: '' };

/** The field of a property, inside the field `around`. */
export function propertyField(name: string, schema: SchemaObject, around: Field = rootField): Field {
  const plain = snakeCase(name.slice(0, longestName));
  const description = descriptionOf(plain, schema);
  const within = around.name || around.within;
  return { name: (isOpaque(plain) && nameIn(description)) || plain, description, within };
}

/** The field of what is inside an array or a branch: named like it. */
export function innerField(field: Field, schema: SchemaObject): Field {
  return { ...field, description: descriptionOf(field.name, schema) || field.description };
}

/** Titles are often the name once more, as pydantic writes them. */
function descriptionOf(name: string, { title, description }: SchemaObject): string {
  const own = typeof title === 'string' && snakeCase(title.slice(0, longestName)) !== name ? title : '';
  const texts = [own, description].filter((text): text is string => typeof text === 'string' && text !== '');
  return texts.join('. ').slice(0, longestDescription);
}

/** Names that stand for nothing. */
const numbered = /^(field|item|prop|property|param|attr|attribute|column|question|[a-hq])_?\d*$/;

/** Parts of names that are no words of a dictionary, but say something. */
const shorthands =
  /^(b?boxe?s?|bb|bboxes|roi|coords?|ocr|qr|ean|upc|num|idx|desc|img|images?|pics?|vat|gst|hex|rgb|isbn|gtin|has|is|are|id|nr|no|n|x|y|w|h|indoors?|outdoors?|\d+)$/;

/** Whether only the description can say what a field is: "field_1", a name of another language. */
const isOpaque = memoize((name: string): boolean => {
  if (name === '' || coordinateNamed(name) !== undefined || roleOf({ name, description: '' }) !== undefined)
    return false;
  if (numbered.test(name)) return true;
  return name.split('_').every((word) => !isKnown(word));
});

function isKnown(word: string): boolean {
  return shorthands.test(word) || baseForms(word).length > 0 || isAdjective(word);
}

/** What a description would be as a name: "The number of dogs in the picture." is `number_of_dogs`. */
const nameIn = memoize((description: string): string => {
  const [clause = ''] = description.toLowerCase().split(/[.,;:!?(]/, 1);
  const core = clause.replace(/^\s*(the|an|a|whether|if)\s+/, '');
  return snakeCase(
    core.replace(/\s+(in|on|of) (the|this) (image|picture|photo)\s*$/, '').slice(0, longestName),
  );
});

/** `boundingBox`, `Bounding-Box` and `BOUNDING_BOX` all become `bounding_box`. */
export const snakeCase = memoize((name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
    .toLowerCase(),
);
