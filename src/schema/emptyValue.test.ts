import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkSchema } from './check.js';
import { emptyValue } from './emptyValue.js';
import { createResolver } from './resolver.js';
import { compileSchema } from './validate.js';

const emptyOf = (schema: unknown) => {
  const checked = checkSchema(schema, 'schema');
  return emptyValue(checked, createResolver(checked));
};

describe('emptyValue', () => {
  it.each([
    [{ type: ['string', 'null'] }, null],
    [{ anyOf: [{ type: 'integer' }, { type: 'null' }] }, null],
    [{ type: 'string' }, ''],
    [{ type: 'string', format: 'date' }, '0001-01-01'],
    [{ type: 'string', format: 'constructor' }, ''],
    [{ type: 'boolean' }, false],
    [{ type: 'number' }, 0],
    [{ type: 'integer', minimum: 3 }, 3],
    [{ type: 'integer', exclusiveMinimum: 0 }, 1],
    [{ type: 'integer', maximum: -2 }, -2],
    [{ type: 'number', minimum: 1, multipleOf: 0.5 }, 1],
    [{ type: 'array' }, []],
    [{ type: 'array', minItems: 2, items: { type: 'string' } }, ['', '']],
    [{ type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }], items: false }, [0, '']],
    [{ type: 'object', properties: { a: { type: 'string' }, b: {} }, required: ['a'] }, { a: '' }],
    [{ type: 'object', required: ['b'], additionalProperties: { type: 'integer' } }, { b: 0 }],
    [{ enum: ['red', 'green', ''] }, ''],
    [{ enum: ['red', 'unknown'] }, 'unknown'],
    [{ enum: ['box'] }, 'box'],
    [{ const: 7 }, 7],
    [{ oneOf: [{ type: 'integer' }, { type: 'string' }] }, ''],
    [{ allOf: [{ type: 'integer' }, { minimum: 5 }] }, 5],
    [{ $defs: { A: { type: 'array' } }, $ref: '#/$defs/A' }, []],
    [true, null],
  ])('of %j', (schema, expected) => {
    expect(emptyOf(schema)).toEqual(expected);
  });

  it('does not exist where nothing is allowed, or something requires itself', () => {
    expect(emptyOf(false)).toBeUndefined();
    expect(emptyOf({ enum: ['red', 'green'] })).toBeUndefined();
    expect(emptyOf({ type: 'array', minItems: 1, items: { type: 'object' } })).toBeUndefined();
    expect(
      emptyOf({ type: 'object', properties: { next: { $ref: '#' } }, required: ['next'] }),
    ).toBeUndefined();
  });

  it('ends where branches multiply at every level', () => {
    const properties = Object.fromEntries('abcdefgh'.split('').map((name) => [name, { $ref: '#' }]));
    expect(emptyOf({ type: 'object', properties, required: Object.keys(properties) })).toBeUndefined();
  });

  it.each([
    z.object({ at: z.iso.datetime(), price: z.number().positive(), tags: z.array(z.string()).min(1) }),
    z.object({ size: z.enum(['s', 'm']).nullable(), range: z.tuple([z.int(), z.int()]) }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('a'), n: z.int() }),
      z.object({ kind: z.literal('b') }),
    ]),
    z.record(z.string(), z.number()),
  ])('satisfies what zod generates (%#)', (type) => {
    const schema = checkSchema(z.toJSONSchema(type), 'schema');
    expect(compileSchema(schema)(emptyValue(schema, createResolver(schema)))).toEqual([]);
  });
});
