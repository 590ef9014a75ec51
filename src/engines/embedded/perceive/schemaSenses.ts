import { type JsonSchema, type SchemaObject, schemaEntries, schemaList } from '../../../schema/jsonSchema.js';
import { createResolver, type Resolver } from '../../../schema/resolver.js';
import { type Field, innerField, propertyField, rootField, snakeCase } from '../answer/fill/fields/field.js';
import { itemKindOf, itemOf } from '../answer/fill/fields/itemKind.js';
import { namesKinds } from '../answer/fill/fields/namedKinds.js';
import { topicOf } from '../answer/fill/topics/topics.js';
import { fieldSenses } from './fieldSenses.js';
import type { Sense } from './sense.js';

const deepest = 32;
const mostFields = 5000;

const known = new WeakMap<SchemaObject, ReadonlySet<Sense>>();

/**
 * What has to be perceived so that a schema can be filled: what its names, descriptions and options speak of. Worked
 * out once for each schema object; of a schema of thousands of fields the first ones count.
 * @param schema as `checkSchema` returned it
 */
export function schemaSenses(schema: JsonSchema): ReadonlySet<Sense> {
  if (typeof schema === 'boolean') return new Set();
  const senses = known.get(schema) ?? sensesOf(schema);
  known.set(schema, senses);
  return senses;
}

/** A schema, where in the walk it was met. */
interface Visit {
  readonly schema: JsonSchema;
  readonly field: Field;
  readonly siblings: readonly string[];
  readonly isOfObject: boolean;
  readonly depth: number;
}

function sensesOf(root: SchemaObject): ReadonlySet<Sense> {
  const resolve = createResolver(root);
  const senses = new Set<Sense>();
  const met = new Map<SchemaObject, Set<string>>();
  const open: Visit[] = [{ schema: root, field: rootField, siblings: [], isOfObject: false, depth: 0 }];
  for (let fields = 0; open.length > 0 && fields < mostFields; fields++) {
    const visit = open.pop()!;
    const schema = resolve(visit.schema);
    if (visit.depth > deepest || !isNew(met, schema, visit)) continue;
    if (saysSomething(schema))
      for (const sense of fieldSenses(visit.field, schema, visit, resolve)) senses.add(sense);
    open.push(...innerVisits(schema, visit, resolve));
  }
  return senses;
}

/** The same schema may stand under several names. */
function isNew(
  met: Map<SchemaObject, Set<string>>,
  schema: SchemaObject,
  { field, isOfObject }: Visit,
): boolean {
  const places = met.get(schema) ?? new Set();
  const place = JSON.stringify([field.name, field.within, isOfObject]);
  met.set(schema, places);
  return places.size < places.add(place).size;
}

/** Objects and branches are filled part by part. */
function saysSomething(schema: SchemaObject): boolean {
  const hasParts = schemaEntries(schema, 'properties').length > 0;
  return (
    !hasParts && schema['const'] === undefined && branchesOf(schema).length === 0 && schema['type'] !== 'null'
  );
}

function branchesOf(schema: SchemaObject): readonly JsonSchema[] {
  return [...schemaList(schema, 'anyOf'), ...schemaList(schema, 'oneOf')];
}

function innerVisits(schema: SchemaObject, visit: Visit, resolve: Resolver): Visit[] {
  return [
    ...propertyVisits(schema, visit, resolve),
    ...itemVisits(schema, visit, resolve),
    ...branchVisits(schema, visit, resolve),
  ];
}

function propertyVisits(
  schema: SchemaObject,
  { field, depth, isOfObject }: Visit,
  resolve: Resolver,
): Visit[] {
  const entries = schemaEntries(schema, 'properties');
  const siblings = entries.map(([name]) => snakeCase(name));
  const isObject = isOfObject || namesKinds(field) || itemKindOf(schema, resolve) === 'object';
  return entries.map(([name, property]) => ({
    schema: property,
    field: propertyField(name, resolve(property), field),
    siblings,
    isOfObject: isObject,
    depth: depth + 1,
  }));
}

const ofPictures = /(^|_)(images?|pictures?|photos?|frames?|pages?)$/;

/** What a list or a map holds is about a thing each, unless it is a list of pictures or of what a topic finds. */
function itemVisits(schema: SchemaObject, visit: Visit, resolve: Resolver): Visit[] {
  const { field, siblings, depth } = visit;
  const item = itemOf(schema, resolve);
  const rest = schema['additionalProperties'];
  const inner = [
    ...(item === undefined ? [] : [item]),
    ...schemaList(schema, 'prefixItems'),
    ...(typeof rest === 'object' ? [rest as JsonSchema] : []),
  ];
  const isOfThing = !ofPictures.test(field.name) && topicOf(field, schema, resolve) === undefined;
  const isOfObject = visit.isOfObject || (isOfThing && item?.['properties'] !== undefined);
  return inner.map((one) => ({
    schema: one,
    field: innerField(field, resolve(one)),
    siblings,
    isOfObject,
    depth: depth + 1,
  }));
}

function branchVisits(schema: SchemaObject, visit: Visit, resolve: Resolver): Visit[] {
  const field = innerField(visit.field, schema);
  return branchesOf(schema).map((branch) => ({
    ...visit,
    schema: branch,
    field: innerField(field, resolve(branch)),
    depth: visit.depth + 1,
  }));
}
