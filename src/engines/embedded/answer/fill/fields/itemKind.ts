import {
  type JsonSchema,
  type SchemaObject,
  schemaEntries,
  schemaList,
  typesOf,
} from '../../../../../schema/jsonSchema.js';
import type { Resolver } from '../../../../../schema/resolver.js';
import { type Coordinate, coordinatesOf } from '../boxes/coordinateNames.js';
import { propertyField, snakeCase } from './field.js';
import { type Role, roleOf } from './roles.js';

/** What the objects of an array, or an object by itself, describe. */
export type ItemKind = 'object' | 'group' | 'unclear';

/**
 * Tells from its properties what a schema of objects describes: one object (it has a box, a mask, or a label
 * with a confidence), or all objects of a label (a label with a count or with a list of objects).
 */
export function itemKindOf(schema: SchemaObject, resolve: Resolver): ItemKind {
  const roles = rolesOf(schema, resolve);
  if (hasBox(schema, resolve) || roles.has('mask')) return 'object';
  if (roles.has('label') && (roles.has('count') || listsObjects(schema, resolve))) return 'group';
  return roles.has('label') && roles.has('confidence') ? 'object' : 'unclear';
}

/** The roles of a schema's properties. */
export function rolesOf(schema: SchemaObject, resolve: Resolver): ReadonlySet<Role | undefined> {
  const entries = schemaEntries(schema, 'properties');
  return new Set(entries.map(([name, property]) => roleOf(propertyField(name, resolve(property)))));
}

/** Whether an object tells where one thing is: by a box, a point, or coordinates of its own. */
export function hasBox(schema: SchemaObject, resolve: Resolver): boolean {
  if (boxCoordinates(schema).size > 0) return true;
  return schemaEntries(schema, 'properties').some(([name, property]) => {
    const resolved = resolve(property);
    const role = roleOf(propertyField(name, resolved));
    return (
      (role === 'box' || role === 'point') &&
      !isListOfObjects(resolved, resolve) &&
      !isListOfLists(resolved, resolve)
    );
  });
}

const coordinateSets = [
  /min|max|[012]$/,
  /left|top|right|bottom|width|height/,
  /^(c?_?[xy]_?(cent(er|re))?|w|h|width|height|cent(er|re)_[xy])$/,
];

/** The properties that give a box together, such as `xmin` … `ymax`, with what each stands for; empty if none. */
export function boxCoordinates(schema: SchemaObject): ReadonlyMap<string, Coordinate> {
  const names = schemaEntries(schema, 'properties').map(([name]) => name);
  for (const set of coordinateSets) {
    const fitting = names.filter((name) => set.test(snakeCase(name)));
    const coordinates = coordinatesOf(fitting.map(snakeCase));
    if (coordinates !== undefined) return new Map(fitting.map((name, index) => [name, coordinates[index]!]));
  }
  return new Map();
}

function listsObjects(schema: SchemaObject, resolve: Resolver): boolean {
  const properties = schemaEntries(schema, 'properties').map(([, property]) => resolve(property));
  return properties.some(
    (property) => isListOfObjects(property, resolve) || isListOfLists(property, resolve),
  );
}

function isListOfObjects(schema: SchemaObject, resolve: Resolver): boolean {
  const item = itemOf(schema, resolve);
  return item?.['properties'] !== undefined && boxCoordinates(item).size + Number(hasBox(item, resolve)) > 0;
}

function isListOfLists(schema: SchemaObject, resolve: Resolver): boolean {
  const item = itemOf(schema, resolve);
  return item !== undefined && (isType(item, 'array') || schemaList(item, 'prefixItems').length > 0);
}

/** What a list holds, or undefined for what is no list. */
export function itemOf(schema: SchemaObject, resolve: Resolver): SchemaObject | undefined {
  const { items } = schema;
  return items === undefined || items === false ? undefined : resolve(items as JsonSchema);
}

/** Whether a schema allows the type. */
export function isType(schema: SchemaObject, type: string): boolean {
  return (typesOf(schema) as readonly string[] | undefined)?.includes(type) ?? false;
}

/** Whether a schema allows numbers, be it whole ones only. */
export function isNumeric(schema: SchemaObject): boolean {
  return isType(schema, 'number') || isType(schema, 'integer');
}

/** How many items a list may have; undefined where it does not say. */
export function maxItems({ maxItems: most }: SchemaObject): number | undefined {
  return typeof most === 'number' ? most : undefined;
}
