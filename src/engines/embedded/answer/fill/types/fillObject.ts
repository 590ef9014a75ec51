import { emptyValue } from '../../../../../schema/emptyValue.js';
import { type JsonSchema, type SchemaObject, schemaEntries } from '../../../../../schema/jsonSchema.js';
import { countLabels } from '../../objects/countLabels.js';
import { boxConvention } from '../boxes/boxValue.js';
import { coordinate } from '../boxes/coordinate.js';
import type { Coordinate } from '../boxes/coordinateNames.js';
import { fitted } from '../boxes/fitted.js';
import { isOneFinding } from '../facts/fillTopic.js';
import { fitsOptions } from '../facts/option.js';
import { type Field, propertyField, snakeCase } from '../fields/field.js';
import { boxCoordinates, itemKindOf, itemOf } from '../fields/itemKind.js';
import { kindsNamedBy, namesKinds } from '../fields/namedKinds.js';
import { roleOf } from '../fields/roles.js';
import type { Filler, FillType } from '../filler.js';
import { aboutFinding, aboutKinds, aboutObjects, aboutSubject, askedFor, type Scope } from '../scope.js';
import { parties } from '../topics/documentFields.js';
import { documentFields, topicOf } from '../topics/topics.js';
import { isPresence } from './fillBoolean.js';

type Entry = readonly [name: string, value: unknown];

const noCoordinates: ReadonlyMap<string, Coordinate> = new Map();

/**
 * Fills an object: property by property in the schema's order. An object that describes one thing is about the
 * best one; an object of free names ("a map") has the labels as its names.
 */
export const fillObject: FillType = (schema, field, scope, filler) => {
  const entries = schemaEntries(schema, 'properties');
  if (entries.length === 0) return fillMap(schema, field, scope, filler);
  const about = scopeWithin(schema, field, scope, filler);
  if (about === undefined) return undefined;
  const own = { ...about, siblings: entries.map(([name]) => snakeCase(name)) };
  const coordinates = own.subject === undefined ? noCoordinates : boxCoordinates(schema);
  const filled = entries.map(([name, property]): Entry => {
    const inner = propertyField(name, filler.resolve(property), field);
    const known = coordinates.get(name);
    if (known === undefined) return [name, filler.fill(property, inner, own)];
    const number = filler.resolve(property);
    const { scale } = boxConvention(number, [inner.description, field.description], own);
    return [name, fitted(coordinate(own.subject!, known, scale), number, scale)];
  });
  if (filled.every(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(withRequired(filled, schema, filler));
};

/** What an object is about: what is around it, the kinds that it is named after, one finding or one detected object. */
function scopeWithin(schema: SchemaObject, field: Field, scope: Scope, filler: Filler): Scope | undefined {
  if (scope.subject !== undefined || scope.finding !== undefined) return scope;
  const topic = topicOf(field, schema, filler.resolve);
  const [best] = topic?.findings?.(field, schema, scope) ?? [];
  if (best !== undefined && isOneFinding(schema, best, filler)) return aboutFinding(scope, best, 0);
  // Merchants and customers are people only in dictionaries.
  const isOfKinds = namesKinds(field) && !documentFields.names.test(field.name) && !parties.test(field.name);
  if (!isOfKinds || scope.group !== undefined) return subjectScope(schema, scope, filler);
  const ofKinds = aboutKinds(scope, kindsNamedBy(field) ?? []);
  return sumsUp(schema, filler) ? ofKinds : bestOf(schema, ofKinds, filler);
}

/** Whether an object says how many of its things there are, or whether there are any, or lists them. */
function sumsUp(schema: SchemaObject, { resolve }: Filler): boolean {
  return schemaEntries(schema, 'properties').some(([name, property]) => {
    const resolved = resolve(property);
    const inner = propertyField(name, resolved);
    const isList = itemOf(resolved, resolve)?.['properties'] !== undefined;
    return isList || isPresence(inner) || roleOf(inner) === 'count';
  });
}

/** An object that describes one thing outside any list is about the best one; undefined if there is none. */
function subjectScope(schema: SchemaObject, scope: Scope, filler: Filler): Scope | undefined {
  const isAboutOne = scope.group === undefined && itemKindOf(schema, filler.resolve) === 'object';
  return isAboutOne ? bestOf(schema, scope, filler) : scope;
}

function bestOf(schema: SchemaObject, scope: Scope, { resolve }: Filler): Scope | undefined {
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
  const all = askedFor(scope, scope.purposes.count);
  const entries = countLabels(all).map(({ label }) => {
    const objects = all.filter((object) => object.label === label);
    const group = { ...aboutObjects(scope, objects), group: label };
    return [label, filler.fill(additionalProperties as JsonSchema, mapField(field), group)] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The values of a map are counts unless the map's name says what else they are. */
function mapField(field: Field): Field {
  return roleOf(field) === undefined ? { ...field, name: 'count' } : field;
}
