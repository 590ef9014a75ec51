import { invalidRequest } from '../../../../errors.js';
import {
  type JsonSchema,
  type SchemaObject,
  schemaEntries,
  schemaList,
  typesOf,
} from '../../../../schema/jsonSchema.js';
import { createResolver, type Resolver } from '../../../../schema/resolver.js';
import { findingValue, isAboutPlace } from './facts/fillFinding.js';
import { fillTopic } from './facts/fillTopic.js';
import { type Field, innerField } from './fields/field.js';
import type { Filler, FillType } from './filler.js';
import type { Scope } from './scope.js';
import { documentFields } from './topics/documentFields.js';
import { isProse } from './topics/prose.js';
import { documentTopicOf, lineItems, text, topicOf } from './topics/topics.js';
import { fillArray } from './types/fillArray.js';
import { fillBoolean } from './types/fillBoolean.js';
import { fillNumber } from './types/fillNumber.js';
import { fillObject } from './types/fillObject.js';
import { fillString } from './types/fillString.js';

const limits = { depth: 32, values: 100_000 };

const fillTypes: Readonly<Record<string, FillType>> = {
  object: fillObject,
  array: fillArray,
  string: fillString,
  number: fillNumber,
  integer: fillNumber,
  boolean: fillBoolean,
  null: () => undefined,
};

/**
 * A filler for one answer.
 * @throws DrishtiError `invalid_request` (from `fill`) when the schema asks for too many values.
 */
export function createFiller(root: JsonSchema): Filler & { readonly resolve: Resolver } {
  const resolve = createResolver(root);
  let [depth, values] = [0, 0];
  const filler: Filler = {
    resolve,
    fill(schema, field, scope) {
      if (++values > limits.values) throw invalidRequest('schema', 'asks for too many values');
      if (depth >= limits.depth) return undefined;
      depth++;
      const value = fillResolved(resolve(schema), field, scope, filler);
      depth--;
      return value;
    },
  };
  return filler;
}

function fillResolved(schema: SchemaObject, field: Field, scope: Scope, filler: Filler): unknown {
  if (schema['const'] !== undefined) return schema['const'];
  const branches = [...schemaList(schema, 'anyOf'), ...schemaList(schema, 'oneOf')];
  if (branches.length > 0) return firstFilled(branches, innerField(field, schema), scope, filler);
  return isScalar(schema)
    ? fillScalar(schema, field, scope, filler)
    : fillStructure(schema, field, scope, filler);
}

/** The first branch that something seen belongs in. */
function firstFilled(branches: readonly JsonSchema[], field: Field, scope: Scope, filler: Filler): unknown {
  for (const branch of branches) {
    const resolved = filler.resolve(branch);
    const value = filler.fill(branch, innerField(field, resolved), scope);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** What a finding, a topic or a document knows comes first, then what the detected objects tell. */
function fillScalar(schema: SchemaObject, field: Field, scope: Scope, filler: Filler): unknown {
  if (scope.finding !== undefined) {
    const value = findingValue(schema, field, scope);
    return value ?? (isAboutPlace(field) ? fillTyped(schema, field, scope, filler) : undefined);
  }
  const topic = topicOf(field, schema, filler.resolve);
  if (topic !== undefined && !(topic === text && isProse(field, schema, scope))) {
    return fillTopic(topic, schema, field, scope, filler);
  }
  const document = documentTopicOf(field, scope);
  const printed = document && fillTopic(document, schema, field, scope, filler);
  return (
    printed ??
    fillTyped(schema, field, scope, filler) ??
    fillTopic(documentFields, schema, field, scope, filler)
  );
}

/** Lists and objects of a topic; an object whose parts are topics of their own is filled part by part. */
function fillStructure(schema: SchemaObject, field: Field, scope: Scope, filler: Filler): unknown {
  const numbers = findingValue(schema, field, scope);
  if (numbers !== undefined) return numbers;
  const topic = topicOf(field, schema, filler.resolve);
  const isWhole = topic !== undefined && schemaEntries(schema, 'properties').length === 0;
  if (!isWhole || (scope.finding !== undefined && isAboutPlace(field)))
    return fillTyped(schema, field, scope, filler);
  const value = fillTopic(topic, schema, field, { ...scope, finding: undefined }, filler);
  // Things with a quantity may be bought or seen.
  return value === undefined && topic === lineItems ? fillTyped(schema, field, scope, filler) : value;
}

function fillTyped(schema: SchemaObject, field: Field, scope: Scope, filler: Filler): unknown {
  const values = possibleTypes(schema).map((type) => fillTypes[type]!(schema, field, scope, filler));
  return values.find((value) => value !== undefined);
}

function isScalar(schema: SchemaObject): boolean {
  return possibleTypes(schema).every((type) => type !== 'object' && type !== 'array');
}

function possibleTypes(schema: SchemaObject): readonly string[] {
  const types = typesOf(schema);
  if (types !== undefined) return types;
  if (schema['properties'] !== undefined) return ['object'];
  if (schema['items'] !== undefined || schema['prefixItems'] !== undefined) return ['array'];
  return schema['enum'] === undefined ? [] : ['string'];
}
