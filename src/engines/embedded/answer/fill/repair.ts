import { emptyValue } from '../../../../schema/emptyValue.js';
import { isObject, type JsonSchema, schemaEntries, schemaList } from '../../../../schema/jsonSchema.js';
import type { Resolver } from '../../../../schema/resolver.js';
import type { Validator } from '../../../../schema/validate.js';

type Path = readonly string[];

const mostRounds = 100;

/**
 * Replaces what breaks the schema by the schema's empty value: first the offending part itself (in all items of a
 * list at once), then, where that does not help, what contains it, but never a list of objects that were seen. Returns
 * the value as it is where nothing helps.
 */
export function repairValue(
  value: unknown,
  root: JsonSchema,
  resolve: Resolver,
  validate: Validator,
): unknown {
  const tried = new Set<string>();
  let current = value;
  for (let round = 0; round < mostRounds; round++) {
    const violations = validate(current);
    const alike = violations.filter(({ schemaPointer }) => schemaPointer === violations[0]!.schemaPointer);
    const paths = alike.map(({ pointer }) => nextPath(pointer, tried)).filter((path) => path !== undefined);
    if (paths.length === 0) return current;
    for (const path of paths) {
      tried.add(path.join('/'));
      const empty = emptyValue(schemaAt(path, root, resolve), resolve);
      // An emptied list of objects would say that nothing was seen.
      const present = valueAt(path, current);
      if (empty !== undefined && !listsObjects(present))
        current = replaceAt(current, path, lengthened(present, empty) ?? empty);
    }
  }
  return current;
}

/** A list of words that is too short for its schema keeps those it has. */
function lengthened(present: unknown, empty: unknown): unknown[] | undefined {
  if (!Array.isArray(present) || !Array.isArray(empty) || present.length >= empty.length) return undefined;
  const areWords = present.every((item) => typeof item === 'string');
  return areWords ? [...present, ...empty.slice(present.length)] : undefined;
}

/** The offending place, or the nearest one around it that has not been emptied yet. */
function nextPath(pointer: string, tried: ReadonlySet<string>): Path | undefined {
  const tokens = pointer.split('/').slice(1);
  const path = tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  for (let length = path.length; length >= 0; length--) {
    if (!tried.has(path.slice(0, length).join('/'))) return path.slice(0, length);
  }
  return undefined;
}

function valueAt(path: Path, root: unknown): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string, unknown> | null)?.[step], root);
}

/** Whether a value holds, at any depth, a list that has an object in it. */
function listsObjects(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const inner = Object.values(value);
  return (Array.isArray(value) && inner.some(isObject)) || inner.some(listsObjects);
}

/** The schema that applies at a place of the value; of several branches the first that knows the place. */
function schemaAt(path: Path, root: JsonSchema, resolve: Resolver): JsonSchema {
  return path.reduce<JsonSchema>((schema, step) => inner(schema, step, resolve) ?? true, root);
}

function inner(schema: JsonSchema, step: string, resolve: Resolver): JsonSchema | undefined {
  const resolved = resolve(schema);
  const property = schemaEntries(resolved, 'properties').find(([name]) => name === step)?.[1];
  const place = schemaList(resolved, 'prefixItems')[Number(step)];
  const rest = resolved['items'] ?? resolved['additionalProperties'];
  const own = property ?? place ?? (rest as JsonSchema | undefined);
  if (own !== undefined) return own;
  const branches = [...schemaList(resolved, 'anyOf'), ...schemaList(resolved, 'oneOf')];
  return branches.map((branch) => inner(branch, step, resolve)).find((found) => found !== undefined);
}

function replaceAt(value: unknown, path: Path, replacement: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return replacement;
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === Number(step) ? replaceAt(item, rest, replacement) : item));
  }
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, item]) => [name, name === step ? replaceAt(item, rest, replacement) : item]),
  );
}
