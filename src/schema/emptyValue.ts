import {
  isObject,
  type JsonSchema,
  type SchemaObject,
  schemaEntries,
  schemaList,
  typesOf,
} from './jsonSchema.js';
import type { Resolver } from './resolver.js';

/** Bounds on nesting and on work, for schemas that require themselves or branch without end. */
interface Budget {
  depth: number;
  steps: number;
}

const whole: Budget = { depth: 16, steps: 10_000 };

/**
 * The value that says "unknown" in the words a schema allows, or undefined when it allows none of these:
 *
 * 1. `null`;
 * 2. an empty string, array or object with only what is required, each part empty itself;
 * 3. `false`, or 0 or what is nearest to it within the bounds;
 * 4. the first day of year 1 where a date or time must be written;
 * 5. of an `enum`, an option that says so itself (`unknown`, `other`, `none` …), or its only option.
 *
 * Choosing among other options would claim something, and so would listing objects that nobody saw: an `enum`
 * without such an option and a list that must hold objects have no empty value. Of several branches the one with
 * the earliest of these is taken.
 */
export function emptyValue(schema: JsonSchema, resolve: Resolver): unknown {
  return emptyOf(schema, resolve, { ...whole });
}

function emptyOf(schema: JsonSchema, resolve: Resolver, budget: Budget): unknown {
  if (budget.depth === 0 || budget.steps-- <= 0) return undefined;
  const resolved = resolve(schema);
  if (resolved['const'] !== undefined) return resolved['const'];
  if (Array.isArray(resolved['enum'])) return emptyOption(resolved['enum']);
  const branches = [...schemaList(resolved, 'anyOf'), ...schemaList(resolved, 'oneOf')];
  if (branches.length > 0) return leastCommittal(branches.map((branch) => emptyOf(branch, resolve, budget)));
  const inside = { ...budget, depth: budget.depth - 1 };
  const candidates = possibleTypes(resolved).map((type) => emptyOfType[type]!(resolved, resolve, inside));
  budget.steps = inside.steps;
  return leastCommittal(candidates);
}

function emptyOption(options: readonly unknown[]): unknown {
  const [only, ...others] = options;
  return others.length === 0
    ? only
    : leastCommittal(options.filter((option) => claim(option) <= mostOfOption));
}

/** The types a schema names or, when it names none, those its keywords speak of; null where all is allowed. */
function possibleTypes(schema: SchemaObject): readonly string[] {
  const types = typesOf(schema);
  if (types !== undefined) return types;
  if (schema['not'] !== undefined) return [];
  if (schema['properties'] !== undefined || schema['required'] !== undefined) return ['object'];
  if (schema['items'] !== undefined || schema['prefixItems'] !== undefined) return ['array'];
  return ['null'];
}

type EmptyOfType = (schema: SchemaObject, resolve: Resolver, budget: Budget) => unknown;

const emptyOfType: Readonly<Record<string, EmptyOfType>> = {
  null: () => null,
  boolean: () => false,
  string: ({ format }) => firstMoments.get(format) ?? '',
  number: numberNearestZero,
  integer: numberNearestZero,
  array: emptyArray,
  object: emptyObject,
};

const firstMoments: ReadonlyMap<unknown, string> = new Map([
  ['date', '0001-01-01'],
  ['time', '00:00:00Z'],
  ['date-time', '0001-01-01T00:00:00Z'],
]);

function numberNearestZero(schema: SchemaObject): number {
  const step = typeof schema['multipleOf'] === 'number' ? schema['multipleOf'] : smallestStep(schema);
  const lower = Math.max(
    bound(schema['minimum'], -Infinity),
    bound(schema['exclusiveMinimum'], -Infinity) + step,
  );
  const upper = Math.min(
    bound(schema['maximum'], Infinity),
    bound(schema['exclusiveMaximum'], Infinity) - step,
  );
  if (lower > 0) return Math.ceil(lower / step) * step;
  return upper < 0 ? Math.floor(upper / step) * step : 0;
}

/** Integers move by ones; for other numbers a step that keeps sums exact in binary. */
function smallestStep(schema: SchemaObject): number {
  return typesOf(schema)?.includes('integer') ? 1 : 2 ** -20;
}

function bound(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/** A tuple is written out in full, since readers of tuples expect all of its places. */
function emptyArray(schema: SchemaObject, resolve: Resolver, budget: Budget): unknown {
  const places = schemaList(schema, 'prefixItems');
  const length = Math.max(places.length, bound(schema['minItems'], 0));
  const rest = (schema['items'] ?? true) as JsonSchema;
  const values = Array.from({ length }, (_, index) => emptyOf(places[index] ?? rest, resolve, budget));
  const padding = values.slice(places.length);
  return values.includes(undefined) || padding.some(isObject) ? undefined : values;
}

function emptyObject(schema: SchemaObject, resolve: Resolver, budget: Budget): unknown {
  const known = new Map(schemaEntries(schema, 'properties'));
  const rest = (schema['additionalProperties'] ?? true) as JsonSchema;
  const required = (schema['required'] ?? []) as readonly string[];
  const inOrder = [...known.keys()].filter((name) => required.includes(name));
  const names = [...new Set([...inOrder, ...required])];
  const entries = names.map(
    (name) => [name, emptyOf(known.get(name) ?? rest, resolve, budget)] as [string, unknown],
  );
  return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
}

const saysUnknown =
  /^(unknown|unclear|unspecified|undetermined|other|others|none|not[ _-]?(known|sure|visible)|n\/?a)$/i;

/** How much a value claims, least first; the order of `emptyValue`'s list. */
function claim(value: unknown): number {
  if (value === null) return 0;
  if (value === '' || (Array.isArray(value) && value.length === 0)) return 1;
  if (typeof value === 'string') return saysUnknown.test(value) ? 2 : 6;
  if (typeof value === 'object') return 3;
  return value === false || value === 0 ? 4 : 5;
}

/** Options that claim more than "unknown" are answers. */
const mostOfOption = 2;

function leastCommittal(values: readonly unknown[]): unknown {
  const possible = values.filter((value) => value !== undefined);
  return possible.toSorted((a, b) => claim(a) - claim(b))[0];
}
