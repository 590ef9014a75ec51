import { isObject, type JsonSchema } from '../../schema/jsonSchema.js';
import type { Validator, Violation } from '../../schema/validate.js';

const mostFixes = 1000;

/**
 * The value with what breaks its schema only in form put right: numbers and truths in quotes, options in other letters.
 * What would change the meaning is left.
 */
export function withSafeFixes(value: unknown, schema: JsonSchema, validate: Validator): unknown {
  const violations = validate(value).slice(0, mostFixes);
  if (violations.length === 0) return value;
  const copy: unknown = structuredClone(value);
  for (const violation of violations) fix(copy, violation, schema);
  return copy;
}

function fix(root: unknown, { pointer, schemaPointer, message }: Violation, schema: JsonSchema): void {
  const path = steps(pointer);
  const keyword = schemaPointer.slice(schemaPointer.lastIndexOf('/') + 1);
  const [parent, name] = [at(root, path.slice(0, -1)), path.at(-1)];
  if (!isContainer(parent) || name === undefined || !Object.hasOwn(parent, name)) return;
  const value = parent[name];
  if (keyword === 'type' && typeof value === 'string') parent[name] = unquoted(value, message);
  if (keyword === 'enum')
    parent[name] = optionLike(value, at(schema, steps(schemaPointer.replace(/^#/, '')))) ?? value;
}

function unquoted(value: string, message: string): unknown {
  const text = value.trim();
  if (/\b(number|integer)\b/.test(message) && /^-?\d{1,15}(\.\d{1,15})?$/.test(text)) return Number(text);
  return message.includes('boolean') && /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : value;
}

function optionLike(value: unknown, options: unknown): unknown {
  if (!Array.isArray(options) || typeof value !== 'string') return undefined;
  const alike = options.filter((one) => typeof one === 'string' && plain(one) === plain(value));
  return alike.length === 1 ? alike[0] : undefined;
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[ _-]+/g, ' ');
}

function steps(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function at(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (isContainer(value) && Object.hasOwn(value, step) ? value[step] : undefined),
    root,
  );
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return isObject(value) || Array.isArray(value);
}
