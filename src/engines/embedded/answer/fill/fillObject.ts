import { emptyValue } from '../../../../schema/emptyValue.js';
import { type JsonSchema, type SchemaObject, schemaEntries } from '../../../../schema/jsonSchema.js';
import { countLabels } from '../composeJson.js';
import { boxConvention } from './boxValue.js';
import { coordinate } from './coordinate.js';
import type { Coordinate } from './coordinateNames.js';
import { type Field, propertyField } from './field.js';
import type { Filler, FillType } from './filler.js';
import { boxCoordinates, itemKindOf } from './itemKind.js';
import { fitsOptions } from './option.js';
import { roleOf } from './roles.js';
import { aboutObjects, aboutSubject, type Scope } from './scope.js';

type Entry = readonly [name: string, value: unknown];

const noCoordinates: ReadonlyMap<string, Coordinate> = new Map();

/**
 * Fills an object: property by property in the schema's order. An object that describes one thing is about the
 * best one; an object of free names ("a map") has the labels as its names.
 */
export const fillObject: FillType = (schema, field, scope, filler) => {
  const entries = schemaEntries(schema, 'properties');
  if (entries.length === 0) return fillMap(schema, field, scope, filler);
  const own = scope.subject === undefined ? subjectScope(schema, scope, filler) : scope;
  if (own === undefined) return undefined;
  const coordinates = own.subject === undefined ? noCoordinates : boxCoordinates(schema);
  const filled = entries.map(([name, property]): Entry => {
    const inner = propertyField(name, filler.resolve(property));
    const known = coordinates.get(name);
    if (known === undefined) return [name, filler.fill(property, inner, own)];
    const { scale } = boxConvention(filler.resolve(property), [inner.description, field.description], own);
    return [name, coordinate(own.subject!, known, scale)];
  });
  if (filled.every(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(withRequired(filled, schema, filler));
};

/** An object that describes one thing outside any list is about the best one; undefined if there is none. */
function subjectScope(schema: SchemaObject, scope: Scope, { resolve }: Filler): Scope | undefined {
  if (scope.group !== undefined || itemKindOf(schema, resolve) !== 'object') return scope;
  const best = scope.objects.find((object) => fitsOptions(schema, object, resolve));
  return best === undefined ? undefined : aboutSubject(scope, best, 0);
}

/** What is required and not known gets the schema's empty value; what is optional and not known is left out. */
function withRequired(filled: readonly Entry[], schema: SchemaObject, { resolve }: Filler): Entry[] {
  const required = new Set((schema['required'] ?? []) as readonly string[]);
  const properties = new Map(schemaEntries(schema, 'properties'));
  const rest = (schema['additionalProperties'] ?? true) as JsonSchema;
  const undeclared = [...required]
    .filter((name) => !properties.has(name))
    .map((name): Entry => [name, undefined]);
  return [...filled, ...undeclared]
    .filter(([name, value]) => value !== undefined || required.has(name))
    .map(([name, value]) => [name, value ?? emptyValue(properties.get(name) ?? rest, resolve)]);
}

function fillMap(schema: SchemaObject, field: Field, scope: Scope, filler: Filler): unknown {
  const { additionalProperties } = schema;
  if (typeof additionalProperties !== 'object' || scope.subject !== undefined) return undefined;
  const entries = countLabels(scope.objects).map(({ label }) => {
    const objects = scope.objects.filter((object) => object.label === label);
    const group = { ...aboutObjects(scope, objects), group: label };
    return [label, filler.fill(additionalProperties as JsonSchema, mapField(field), group)] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The values of a map are counts unless the map's name says what else they are. */
function mapField(field: Field): Field {
  return roleOf(field) === undefined ? { ...field, name: 'count' } : field;
}
