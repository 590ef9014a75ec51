import type { SchemaObject } from '../../../../schema/jsonSchema.js';

/** Where in a schema a value stands, as far as it has a name: what tells which fact belongs there. */
export interface Field {
  /** The property's name in snake_case; empty for the root and taken over by the items of an array. */
  readonly name: string;
  /** Its description and title, those of the fields around it where it has none. */
  readonly description: string;
}

export const rootField: Field = { name: '', description: '' };

/** The field of a property. */
export function propertyField(name: string, schema: SchemaObject): Field {
  return { name: snakeCase(name), description: descriptionOf(schema) };
}

/** The field of what is inside an array or a branch: named like it. */
export function innerField(field: Field, schema: SchemaObject): Field {
  return { name: field.name, description: descriptionOf(schema) || field.description };
}

function descriptionOf({ description }: SchemaObject): string {
  return typeof description === 'string' ? description : '';
}

/** `boundingBox`, `Bounding-Box` and `BOUNDING_BOX` all become `bounding_box`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
    .toLowerCase();
}
