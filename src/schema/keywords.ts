import { invalidRequest } from '../errors.js';
import { schemaTypes } from './jsonSchema.js';
import { sizeOf } from './jsonSize.js';
import { checkWellFormed } from './wellFormed.js';

/** Keywords that hold further schemas: one, a list, or a map from names. */
export const applicators: Readonly<Record<string, 'schema' | 'list' | 'map'>> = {
  items: 'schema',
  additionalProperties: 'schema',
  not: 'schema',
  prefixItems: 'list',
  anyOf: 'list',
  oneOf: 'list',
  allOf: 'list',
  properties: 'map',
  $defs: 'map',
  definitions: 'map',
};

/** Checks the value of a keyword that holds no schema and returns it in its normal form. */
type ReadValue = (value: unknown, path: string) => unknown;

/**
 * Keywords with plain values that are honoured. Whatever stands in neither table is ignored, as Gemini ignores
 * it: annotations (`$schema`, `$id`, `default` …), and rules such as `minLength` or `uniqueItems`.
 */
export const valueKeywords: Readonly<Record<string, ReadValue>> = {
  type: readType,
  enum: readEnum,
  const: readConstant,
  required: readNames,
  minimum: readNumber,
  maximum: readNumber,
  exclusiveMinimum: readNumber,
  exclusiveMaximum: readNumber,
  multipleOf: readPositive,
  minItems: readCount,
  maxItems: readCount,
  format: readString,
  title: readString,
  description: readString,
  $ref: readReference,
  pattern: readPattern,
};

/** More items than this cannot be promised for a picture. */
const largestMinItems = 1000;
const longestPattern = 1000;
const longestReference = 1000;
const longestName = 256;
const mostNames = 1000;
/** Answers repeat constants for every object. */
const constantLimits = { depth: 16, nodes: 10_000, characters: 200_000 };

function readType(value: unknown, path: string): unknown {
  if (!Array.isArray(value)) return readTypeName(value, path);
  if (value.length === 0) throw invalidRequest(path, 'must name at least one type');
  if (value.length > schemaTypes.length) throw invalidRequest(path, 'must not repeat types');
  return [...new Set(value.map((name, index) => readTypeName(name, `${path}[${index}]`)))];
}

/** Gemini's clients export type names in capitals (`Type.OBJECT`): the case of a type name does not matter. */
function readTypeName(value: unknown, path: string): string {
  const name = typeof value === 'string' ? value.toLowerCase() : '';
  if ((schemaTypes as readonly string[]).includes(name)) return name;
  throw invalidRequest(path, `must be one of ${schemaTypes.join(', ')}`);
}

function readEnum(value: unknown, path: string): unknown {
  if (!Array.isArray(value)) throw invalidRequest(path, 'must be an array');
  if (value.length === 0) throw invalidRequest(path, 'must hold at least one value');
  return readConstant(value, path);
}

function readConstant(value: unknown, path: string): unknown {
  if (sizeOf(value, constantLimits) === undefined) {
    const { depth, nodes, characters } = constantLimits;
    const limits = `${nodes} values in at most ${depth} levels and ${characters} characters`;
    throw invalidRequest(path, `must hold at most ${limits}`);
  }
  return value;
}

function readNames(value: unknown, path: string): unknown {
  if (!Array.isArray(value)) throw invalidRequest(path, 'must be an array of strings');
  const wrong = value.findIndex((name) => typeof name !== 'string' || name.length > longestName);
  if (wrong >= 0)
    throw invalidRequest(`${path}[${wrong}]`, `must be a string of at most ${longestName} characters`);
  if (value.length > mostNames) throw invalidRequest(path, `must hold at most ${mostNames} names`);
  for (const [index, name] of value.entries()) checkWellFormed(name, `${path}[${index}]`);
  return [...new Set(value)];
}

function readNumber(value: unknown, path: string): unknown {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidRequest(path, 'must be a number');
  return value;
}

function readPositive(value: unknown, path: string): unknown {
  if (Number(readNumber(value, path)) <= 0) throw invalidRequest(path, 'must be greater than 0');
  return value;
}

function readCount(value: unknown, path: string): unknown {
  const count = readNumber(value, path) as number;
  if (!Number.isInteger(count) || count < 0) throw invalidRequest(path, 'must be a whole number ≥ 0');
  if (path.endsWith('.minItems') && count > largestMinItems) {
    throw invalidRequest(path, `must be at most ${largestMinItems}`);
  }
  return count;
}

function readReference(value: unknown, path: string): unknown {
  const reference = readString(value, path) as string;
  if (reference.length > longestReference) {
    throw invalidRequest(path, `must be at most ${longestReference} characters long`);
  }
  checkWellFormed(reference, path);
  return reference;
}

function readString(value: unknown, path: string): unknown {
  if (typeof value !== 'string') throw invalidRequest(path, 'must be a string');
  return value;
}

/**
 * A pattern must be a regular expression but is not enforced afterwards: a hostile one can keep the thread busy
 * for hours, and no static test tells all of those apart.
 */
function readPattern(value: unknown, path: string): unknown {
  const pattern = readString(value, path) as string;
  if (pattern.length > longestPattern) {
    throw invalidRequest(path, `must be at most ${longestPattern} characters long`);
  }
  try {
    new RegExp(pattern, 'u');
  } catch {
    throw invalidRequest(path, 'must be a regular expression');
  }
  return pattern;
}
