import { z } from 'zod';
import { isRecord } from '../fields.js';
import { ref, type Schema, type Schemas } from './schema.js';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The JSON Schemas of what callers send, each under its name and referring to the others by it. What a schema cannot
 * say, such as that exactly one of two fields is given, is left out: the document lets more through than the server.
 */
export function toJsonSchemas(named: Readonly<Record<string, z.ZodType>>): Schemas {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    unrepresentable: 'any',
    uri: (id) => ref(id)['$ref'] as string,
    override: ({ zodSchema, jsonSchema }) => describe(zodSchema, jsonSchema),
  });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutHeader(schema)]));
}

/** Adds what the fields of the wire tell of themselves. */
function describe(zodSchema: z.core.$ZodType, json: JsonSchema): void {
  const { refused, eitherCase, orOne, orText } = z.globalRegistry.get(zodSchema) ?? {};
  for (const note of ['refused', 'eitherCase', 'orOne', 'orText']) delete json[note];
  if (refused !== undefined) Object.assign(json, { type: 'null', description: `Not accepted: ${refused}.` });
  if (eitherCase) letBeSnakeCase(json);
  if (orOne) replace(json, { anyOf: [{ ...json }, json.items] });
  if (orText) replace(json, { anyOf: [{ type: 'string' }, { ...json }] });
}

/** The fields are shown in camelCase; a schema that listed both spellings of each would be read by nobody. */
function letBeSnakeCase(json: JsonSchema): void {
  const required = json.required ?? [];
  const twoSpellings = required.filter((name) => snakeCase(name) !== name);
  const either = twoSpellings.map((name) => ({
    anyOf: [{ required: [name] }, { required: [snakeCase(name)] }],
  }));
  const rest = required.filter((name) => !twoSpellings.includes(name));
  delete json.additionalProperties;
  delete json.required;
  if (rest.length > 0) json.required = rest;
  json.description = 'Fields may be written in snake_case as well.';
  if (either.length > 0) json.allOf = either;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function replace(json: JsonSchema, other: Schema): void {
  for (const keyword of Object.keys(json)) delete json[keyword];
  Object.assign(json, other);
}

function withoutHeader({ $schema, $id, ...schema }: JsonSchema): Schema {
  return withoutRefused(schema) as Schema;
}

/** Kinds of content that are understood only to be refused with a better message. */
const refusedContents: readonly unknown[] = ['audio', 'video'];

function withoutRefused(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isRefused(item)).map(withoutRefused);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([keyword, inner]) => [keyword, withoutRefused(inner)]),
  );
}

function isRefused(value: unknown): boolean {
  const { properties } = isRecord(value) ? value : {};
  const { type } = isRecord(properties) ? properties : {};
  return isRecord(type) && refusedContents.includes(type['const']);
}
