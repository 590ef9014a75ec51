import { type JsonSchema, type SchemaObject, schemaList } from './jsonSchema.js';
import { mergeSchemas } from './mergeSchemas.js';
import { resolveReference } from './reference.js';

/** Gives the schema that really applies somewhere: references followed, `allOf` merged, booleans as objects. */
export type Resolver = (schema: JsonSchema) => SchemaObject;

const nothing: SchemaObject = { not: {} };

/**
 * A resolver for the schemas of one document that `checkSchema` returned. Every schema is worked out once, so
 * that references doubling at every step cost no more than their number.
 */
export function createResolver(root: JsonSchema): Resolver {
  const known = new Map<SchemaObject, SchemaObject>();
  const together = new Together();
  const resolve: Resolver = (schema) => {
    if (typeof schema === 'boolean') return schema ? {} : nothing;
    const resolved = known.get(schema) ?? merge(schema);
    known.set(schema, resolved);
    return resolved;
  };
  const merge = (schema: SchemaObject): SchemaObject => {
    const { $ref, allOf, ...own } = schema;
    if ($ref === undefined && allOf === undefined) return schema;
    const target = typeof $ref === 'string' ? [resolveReference(root, $ref) as JsonSchema] : [];
    const parts = [...target, ...schemaList(schema, 'allOf')].map(resolve);
    return [...parts, own].reduce((first, second) =>
      mergeSchemas(first, second, (one, other) => together.of(one, other)),
    );
  };
  return resolve;
}

/** Beyond so many combinations of schemas the later of two counts. */
const mostCombinations = 500;

/**
 * Schemas that apply to the same inner value, each combination of them once: what refers to itself in two ways would
 * otherwise have new schemas inside it at every step.
 */
class Together {
  /** The schemas of the document that a combination is of. */
  readonly #members = new Map<SchemaObject, readonly SchemaObject[]>();
  readonly #combinations = new Map<string, SchemaObject>();
  readonly #numbers = new Map<SchemaObject, number>();

  /** The schema of what both allow, the later of which has the last word on descriptions. */
  of(first: JsonSchema, second: JsonSchema): JsonSchema {
    if (typeof first === 'boolean') return first ? second : first;
    if (typeof second === 'boolean') return second ? first : second;
    const later = new Set(this.#membersOf(second));
    const members = [...this.#membersOf(first).filter((one) => !later.has(one)), ...later];
    const [only] = members;
    if (members.length === 1) return only!;
    const key = members.map((one) => this.#numberOf(one)).join();
    const known = this.#combinations.get(key);
    if (known !== undefined || this.#combinations.size >= mostCombinations) return known ?? second;
    const combined = { allOf: members };
    this.#combinations.set(key, combined);
    this.#members.set(combined, members);
    return combined;
  }

  #membersOf(schema: SchemaObject): readonly SchemaObject[] {
    return this.#members.get(schema) ?? [schema];
  }

  #numberOf(schema: SchemaObject): number {
    const number = this.#numbers.get(schema) ?? this.#numbers.size;
    this.#numbers.set(schema, number);
    return number;
  }
}
