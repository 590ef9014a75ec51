import { describe, expect, it } from 'vitest';
import { checkSchema } from './check.js';
import type { JsonSchema, SchemaObject } from './jsonSchema.js';
import { createResolver } from './resolver.js';

const integer = { type: 'integer' };
const resolverOf = (schema: unknown) => {
  const checked = checkSchema(schema, 'schema');
  const resolve = createResolver(checked);
  return { resolve, root: resolve(checked) };
};
const property = ({ properties }: SchemaObject, name: string) =>
  (properties as Record<string, JsonSchema>)[name]!;

describe('what two schemas say of the same property', () => {
  it.each([
    [
      'bounds',
      { ...integer, minimum: 3 },
      { ...integer, minimum: 0, maximum: 9 },
      { ...integer, minimum: 3, maximum: 9 },
    ],
    ['lengths', { minItems: 1, maxItems: 9 }, { minItems: 2, maxItems: 10 }, { minItems: 2, maxItems: 9 }],
    ['types', { type: ['number', 'null'] }, { type: ['integer', 'string'] }, integer],
    ['types that are one', { type: 'number' }, { type: ['null', 'number'] }, { type: 'number' }],
    ['types that exclude each other', { type: 'string' }, integer, integer],
    ['options', { enum: ['a', 'b'] }, { enum: ['b', 'c'] }, { enum: ['b'] }],
    ['options beside a type', { enum: ['a', 'b'] }, { type: 'string' }, { type: 'string', enum: ['a', 'b'] }],
    [
      'a description',
      { ...integer, description: 'first' },
      { description: 'second' },
      { ...integer, description: 'second' },
    ],
    ['nothing', { ...integer }, true, integer],
    ['all', { ...integer }, false, { not: {} }],
  ])('counts for %s', (_, first, second, expected) => {
    const { resolve, root } = resolverOf({
      properties: { a: second },
      allOf: [{ properties: { a: first } }],
    });
    expect(resolve(property(root, 'a'))).toEqual(expected);
  });

  it('counts for what is in a list', () => {
    const list = (items: object) => ({ type: 'array', items });
    const { resolve, root } = resolverOf({ allOf: [list({ ...integer, minimum: 1 }), list({ maximum: 5 })] });
    expect(resolve(root['items'] as JsonSchema)).toEqual({ ...integer, minimum: 1, maximum: 5 });
  });

  it('is found again where it is the same', () => {
    const $defs = {
      A: { properties: { next: { allOf: [{ $ref: '#/$defs/A' }, { $ref: '#/$defs/B' }] } } },
      B: { properties: { next: { $ref: '#/$defs/A' } }, required: ['next'] },
    };
    const { resolve, root } = resolverOf({ $defs, $ref: '#/$defs/A' });
    const met = new Set<SchemaObject>();
    for (let at = root; !met.has(at); at = resolve(property(at, 'next'))) met.add(at);
    expect(met.size).toBeLessThan(10);
  });

  it('is of no more combinations than can be walked through', () => {
    const names = Array.from({ length: 9 }, (_, at) => `N${at}`);
    const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
    const $defs = Object.fromEntries(
      names.map((name, at) => [
        name,
        { properties: Object.fromEntries(names.map((next, to) => [`p${(to * (at + 1)) % 9}`, ref(next)])) },
      ]),
    );
    const { resolve, root } = resolverOf({ $defs, allOf: names.map(ref) });
    const met = new Set([root]);
    for (const schema of met)
      for (const inner of Object.values((schema['properties'] ?? {}) as Record<string, JsonSchema>))
        met.add(resolve(inner));
    expect(met.size).toBeLessThan(2000);
  });
});
