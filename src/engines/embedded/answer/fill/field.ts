import { memoize } from '../../../../memoize.js';
import type { SchemaObject } from '../../../../schema/jsonSchema.js';

/** Where in a schema a value stands, as far as it has a name: what tells which fact belongs there. */
export interface Field {
  /** The property's name in snake_case; empty for the root and taken over by the items of an array. */
  readonly name: string;
  /** Its description and title, those of the fields around it where it has none. */
  readonly description: string;
}

/** Callers' texts may be of any length; these are read with regular expressions, once for every object. */
const longestDescription = 2000;
const longestName = 128;

export const rootField: Field = { name: '', description: '' };

/** The field of a property. */
export function propertyField(name: string, schema: SchemaObject): Field {
  return { name: snakeCase(name.slice(0, longestName)), description: descriptionOf(schema) };
}

/** The field of what is inside an array or a branch: named like it. */
export function innerField(field: Field, schema: SchemaObject): Field {
  return { name: field.name, description: descriptionOf(schema) || field.description };
}

function descriptionOf({ description }: SchemaObject): string {
  return typeof description === 'string' ? description.slice(0, longestDescription) : '';
}

/** `boundingBox`, `Bounding-Box` and `BOUNDING_BOX` all become `bounding_box`. */
export const snakeCase = memoize((name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
    .toLowerCase(),
);
