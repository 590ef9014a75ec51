import { type SchemaObject, schemaEntries } from '../../../../../schema/jsonSchema.js';
import { type Field, propertyField } from '../fields/field.js';
import { isNumeric, rolesOf } from '../fields/itemKind.js';
import { namesKinds } from '../fields/namedKinds.js';
import { roleOf } from '../fields/roles.js';
import type { Filler } from '../filler.js';

const objectNames =
  /^$|(^|_)(objects?|subjects?|items?|things?|entities|elements|contents|detections?|detected|labels?|tags?|keywords?|hashtags?|topics?|names?|categories|classes|types|kinds)$/;

/** Whether a list without boxes is meant to hold objects or their labels, not colours or ingredients. */
export function listsObjects(field: Field): boolean {
  return objectNames.test(field.name) || namesKinds(field);
}

/** Whether objects without boxes have a label and nothing else than text that a detector must leave open. */
export function isLabelled(item: SchemaObject, { resolve }: Filler): boolean {
  const hasNumbers = schemaEntries(item, 'properties').some(([name, property]) => {
    const resolved = resolve(property);
    return isNumeric(resolved) && roleOf(propertyField(name, resolved)) === undefined;
  });
  return !hasNumbers && rolesOf(item, resolve).has('label');
}
