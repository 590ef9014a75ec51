import { invalidRequest } from '../errors.js';
import { checkBounds } from './bounds.js';
import { isObject, type JsonSchema } from './jsonSchema.js';
import { applicators, valueKeywords } from './keywords.js';
import { checkLoops } from './loops.js';
import { resolveReference } from './reference.js';
import { isAffordable } from './validationWork.js';
import { checkWellFormed } from './wellFormed.js';

/**
 * What a schema may be at most: levels, schemas in it, different schemas that references point to (each becomes
 * a function when the schema is compiled), and characters of a name (answers repeat it for every object). The
 * depth also bounds the recursion below.
 */
export const schemaLimits = { depth: 64, parts: 1000, targets: 100, name: 256 };

/** What one walk through a schema collects. */
interface Walk {
  readonly copies: Set<unknown>;
  readonly references: { readonly target: string; readonly path: string }[];
}

/**
 * Checks a caller's JSON Schema (draft 2020-12 subset, `keywords.ts`) and returns a clean copy: only honoured
 * keywords, type names in lower case, `nullable` turned into a type. The copy holds no `$id`, so nothing of
 * one request can reach another.
 *
 * @param path how messages name the schema's root, such as `response_format.schema`.
 * @throws DrishtiError `invalid_request` naming the place inside the schema that is wrong, too deep or too much.
 */
export function checkSchema(schema: unknown, path: string): JsonSchema {
  const walk: Walk = { copies: new Set([true, false]), references: [] };
  const copy = copySchema(schema, path, 0, walk);
  checkReferences(copy, path, walk);
  checkLoops(copy, path);
  if (!isAffordable(copy, 1)) throw invalidRequest(path, 'has too many alternatives to be enforced');
  return copy;
}

function checkReferences(root: JsonSchema, path: string, { references, copies }: Walk): void {
  const targets = new Set(references.map(({ target }) => target));
  if (targets.size > schemaLimits.targets) {
    throw invalidRequest(path, `the schema refers to more than ${schemaLimits.targets} schemas`);
  }
  const dangling = references.find(({ target }) => !copies.has(resolveReference(root, target)));
  if (dangling === undefined) return;
  throw invalidRequest(dangling.path, 'must point to a schema inside this document, such as #/$defs/Name');
}

function copySchema(source: unknown, path: string, depth: number, walk: Walk): JsonSchema {
  if (typeof source === 'boolean') return source;
  if (!isObject(source)) throw invalidRequest(path, 'must be a JSON Schema: an object or a boolean');
  if (depth > schemaLimits.depth)
    throw invalidRequest(path, `nests deeper than ${schemaLimits.depth} levels`);
  const copy = withNull(source, copyKeywords(withPrefixItems(source), path, depth, walk));
  checkBounds(copy, path);
  walk.copies.add(copy);
  if (walk.copies.size > schemaLimits.parts) {
    throw invalidRequest(path, `the schema has more than ${schemaLimits.parts} parts`);
  }
  if (typeof copy['$ref'] === 'string') walk.references.push({ target: copy['$ref'], path: `${path}.$ref` });
  return copy;
}

function copyKeywords(source: Record<string, unknown>, path: string, depth: number, walk: Walk) {
  const copy: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(source)) {
    const at = step(path, keyword);
    if (Object.hasOwn(valueKeywords, keyword)) copy[keyword] = valueKeywords[keyword]!(value, at);
    else if (Object.hasOwn(applicators, keyword))
      copy[keyword] = copyApplicator(keyword, value, at, depth, walk);
  }
  return copy;
}

function copyApplicator(keyword: string, value: unknown, path: string, depth: number, walk: Walk): unknown {
  const copy = (schema: unknown, at: string) => copySchema(schema, at, depth + 1, walk);
  const holds = applicators[keyword]!;
  if (holds === 'schema') return copy(value, path);
  if (holds === 'list')
    return readList(value, path).map((schema, index) => copy(schema, `${path}[${index}]`));
  if (!isObject(value)) throw invalidRequest(path, 'must be an object of schemas');
  const entries = Object.entries(value).map(([name, schema]): [string, JsonSchema] => {
    const at = step(path, name);
    if (name.length > schemaLimits.name) {
      throw invalidRequest(at, `a name must be at most ${schemaLimits.name} characters long`);
    }
    checkWellFormed(name, at);
    return [name, copy(schema, at)];
  });
  // fromEntries defines own properties, so that a property called `__proto__` stays one.
  return Object.fromEntries(entries);
}

function readList(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw invalidRequest(path, 'must be an array of at least one schema');
  }
  return value;
}

/** Drafts before 2020-12 write tuples as an array of `items`. */
function withPrefixItems(source: Record<string, unknown>): Record<string, unknown> {
  if (!Array.isArray(source['items'])) return source;
  const { items, ...rest } = source;
  return items.length === 0 ? rest : { ...rest, prefixItems: items };
}

/** `nullable: true` is how OpenAPI, and with it Gemini's older schema form, writes a type with null. */
function withNull(source: Record<string, unknown>, copy: Record<string, unknown>): Record<string, unknown> {
  if (source['nullable'] !== true || copy['type'] === undefined) return copy;
  return { ...copy, type: [...new Set([copy['type'], 'null'].flat())] };
}

const longestStep = 64;

/** One step down in a message's path; callers' names may be of any length. */
function step(path: string, name: string): string {
  return `${path}.${name.length > longestStep ? `${name.slice(0, longestStep)}…` : name}`;
}
