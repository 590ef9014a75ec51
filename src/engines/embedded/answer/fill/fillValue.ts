import { invalidRequest } from '../../../../errors.js';
import { type JsonSchema, type SchemaObject, schemaList, typesOf } from '../../../../schema/jsonSchema.js';
import { createResolver, type Resolver } from '../../../../schema/resolver.js';
import { type Field, innerField } from './field.js';
import { fillArray } from './fillArray.js';
import { fillBoolean } from './fillBoolean.js';
import type { Filler, FillType } from './filler.js';
import { fillNumber } from './fillNumber.js';
import { fillObject } from './fillObject.js';
import { fillString } from './fillString.js';
import type { Scope } from './scope.js';

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
  const values = possibleTypes(schema).map((type) => fillTypes[type]!(schema, field, scope, filler));
  return values.find((value) => value !== undefined);
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

function possibleTypes(schema: SchemaObject): readonly string[] {
  const types = typesOf(schema);
  if (types !== undefined) return types;
  if (schema['properties'] !== undefined) return ['object'];
  if (schema['items'] !== undefined || schema['prefixItems'] !== undefined) return ['array'];
  return schema['enum'] === undefined ? [] : ['string'];
}
