import { isObject, type JsonSchema, type SchemaObject, type SchemaType } from './jsonSchema.js';

/** The schema of what two schemas of an inner value both allow. */
export type Combine = (first: JsonSchema, second: JsonSchema) => JsonSchema;

/** What two values of a keyword come to; undefined where the second counts. */
type MergeKeyword = (first: unknown, second: unknown, combine: Combine) => unknown;

/** Keywords of which both count; of all others what is said second wins, such as a description beside a reference. */
const merging: Readonly<Record<string, MergeKeyword>> = {
  type: (first, second) => commonTypes([first].flat() as SchemaType[], [second].flat() as SchemaType[]),
  enum: commonOptions,
  required: (first, second) => [...new Set([...(first as string[]), ...(second as string[])])],
  minimum: larger,
  exclusiveMinimum: larger,
  minItems: larger,
  maximum: smaller,
  exclusiveMaximum: smaller,
  maxItems: smaller,
  items: (first, second, combine) => combine(first as JsonSchema, second as JsonSchema),
  properties: mergeProperties,
};

/** One schema for what both allow, as far as one can say it. */
export function mergeSchemas(first: SchemaObject, second: SchemaObject, combine: Combine): SchemaObject {
  const merged: Record<string, unknown> = { ...first, ...second };
  for (const [keyword, merge] of Object.entries(merging)) {
    if (first[keyword] === undefined || second[keyword] === undefined) continue;
    merged[keyword] = merge(first[keyword], second[keyword], combine) ?? second[keyword];
  }
  return merged;
}

function mergeProperties(first: unknown, second: unknown, combine: Combine): unknown {
  if (!isObject(first) || !isObject(second)) return undefined;
  const both = Object.keys(second).filter((name) => Object.hasOwn(first, name));
  const combined = both.map((name) => [name, combine(first[name] as JsonSchema, second[name] as JsonSchema)]);
  // fromEntries defines own properties, so that a property called `__proto__` stays one.
  return { ...first, ...second, ...Object.fromEntries(combined) };
}

/** Integers are numbers, too. */
function commonTypes(first: readonly SchemaType[], second: readonly SchemaType[]): unknown {
  const isIn = (type: SchemaType, types: readonly SchemaType[]) =>
    types.includes(type) || (type === 'integer' && types.includes('number'));
  const common = [
    ...second.filter((type) => isIn(type, first)),
    ...first.filter((type) => isIn(type, second)),
  ];
  const [only, ...others] = new Set(common);
  return others.length === 0 ? only : [only, ...others];
}

/** Options that are objects are compared by what they hold. */
function commonOptions(first: unknown, second: unknown): unknown {
  const known = new Set((first as unknown[]).map((option) => JSON.stringify(option)));
  const common = (second as unknown[]).filter((option) => known.has(JSON.stringify(option)));
  return common.length > 0 ? common : undefined;
}

function larger(first: unknown, second: unknown): number {
  return Math.max(first as number, second as number);
}

function smaller(first: unknown, second: unknown): number {
  return Math.min(first as number, second as number);
}
