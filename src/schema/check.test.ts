import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { DrishtiError } from '../errors.js';
import { checkSchema } from './check.js';

const refusal = (schema: unknown): string => {
  try {
    checkSchema(schema, 'schema');
  } catch (error) {
    expect(error).toBeInstanceOf(DrishtiError);
    expect((error as DrishtiError).code).toBe('invalid_request');
    return (error as DrishtiError).message;
  }
  throw new Error('the schema was accepted');
};

const nested = (levels: number, wrap: (inner: unknown) => unknown): unknown => {
  let schema: unknown = { type: 'string' };
  for (let level = 0; level < levels; level++) schema = wrap(schema);
  return schema;
};

describe('checkSchema accepts', () => {
  it('what zod 4 generates, and drops $schema and $id', () => {
    const boxes = z.object({
      boxes: z.array(z.object({ box_2d: z.tuple([z.int(), z.int(), z.int(), z.int()]), label: z.string() })),
    });
    const copy = checkSchema({ $id: 'urn:other', ...z.toJSONSchema(boxes) }, 'schema');
    expect(copy).not.toHaveProperty('$schema');
    expect(copy).not.toHaveProperty('$id');
    expect(copy).toMatchObject({ additionalProperties: false, required: ['boxes'] });
  });

  it('what pydantic generates: the object under $defs', () => {
    const schema = {
      $defs: { Box: { title: 'Box', type: 'object', properties: { label: { type: 'string' } } } },
      properties: { boxes: { items: { $ref: '#/$defs/Box' }, title: 'Boxes', type: 'array' } },
      required: ['boxes'],
      title: 'Boxes',
      type: 'object',
    };
    expect(checkSchema(schema, 'schema')).toEqual(schema);
  });

  it('recursion that goes into the value', () => {
    const tree = { type: 'object', properties: { children: { type: 'array', items: { $ref: '#' } } } };
    expect(checkSchema(tree, 'schema')).toEqual(tree);
    expect(() => checkSchema(z.toJSONSchema(z.json()), 'schema')).not.toThrow();
  });

  it('keywords that are ignored, whatever their values', () => {
    const deepDefault = nested(100_000, (inner) => ({ inner }));
    const schema = { type: 'string', minLength: -3, default: deepDefault, 'x-mine': { type: 7 } };
    expect(checkSchema(schema, 'schema')).toEqual({ type: 'string' });
  });

  it('capital type names, nullable and tuples written in older ways', () => {
    expect(checkSchema({ type: 'STRING', nullable: true }, 'schema')).toEqual({ type: ['string', 'null'] });
    expect(checkSchema({ items: [{ type: 'string' }] }, 'schema')).toEqual({
      prefixItems: [{ type: 'string' }],
    });
  });

  it('a property called __proto__ as a property like any other', () => {
    const copy = checkSchema(JSON.parse('{"properties": {"__proto__": {"type": "string"}}}'), 'schema');
    expect(JSON.stringify(copy)).toBe('{"properties":{"__proto__":{"type":"string"}}}');
    expect(({} as Record<string, unknown>)['type']).toBeUndefined();
  });
});

describe('checkSchema refuses and names the place', () => {
  it.each([
    [null, 'schema: must be a JSON Schema'],
    [[{}], 'schema: must be a JSON Schema'],
    [{ properties: [] }, 'schema.properties: must be an object of schemas'],
    [
      { properties: { a: { items: { type: 'text' } } } },
      'schema.properties.a.items.type: must be one of object',
    ],
    [{ type: ['string', 7] }, 'schema.type[1]: must be one of object'],
    [{ type: [] }, 'schema.type: must name at least one type'],
    [{ anyOf: [{}, 3] }, 'schema.anyOf[1]: must be a JSON Schema'],
    [{ anyOf: [] }, 'schema.anyOf: must be an array of at least one schema'],
    [{ required: 'a' }, 'schema.required: must be an array of strings'],
    [{ required: ['a', null] }, 'schema.required[1]: must be a string'],
    [{ enum: [] }, 'schema.enum: must hold at least one value'],
    [{ minimum: '1' }, 'schema.minimum: must be a number'],
    [{ minimum: 2, maximum: 1 }, 'schema.minimum: must not exceed maximum'],
    [{ minItems: -1 }, 'schema.minItems: must be a whole number'],
    [{ minItems: 1e9 }, 'schema.minItems: must be at most 1000'],
    [{ multipleOf: 0 }, 'schema.multipleOf: must be greater than 0'],
    [{ description: {} }, 'schema.description: must be a string'],
    [{ pattern: '(' }, 'schema.pattern: must be a regular expression'],
    [{ pattern: 'a'.repeat(1001) }, 'schema.pattern: must be at most 1000 characters'],
    [{ $ref: '#/$defs/None' }, 'schema.$ref: must point to a schema inside this document'],
    [{ properties: {}, items: { $ref: '#/properties' } }, 'schema.items.$ref: must point to a schema'],
    [{ $ref: 'https://example.com/schema' }, 'schema.$ref: must point to a schema inside this document'],
    [{ $ref: '#' }, 'schema: a $ref leads back to itself'],
    [
      { $defs: { A: { anyOf: [{ $ref: '#/$defs/A' }] } }, $ref: '#/$defs/A' },
      'schema: a $ref leads back to itself',
    ],
  ])('%j', (schema, message) => {
    expect(refusal(schema)).toContain(message);
  });
});

describe('checkSchema refuses half a character in a name', () => {
  it.each([
    [{ properties: { 'a\ud800': {} } }, 'schema.properties.a\ud800'],
    [{ $defs: { '\udc00': {} } }, 'schema.$defs.\udc00'],
    [{ definitions: { a: { properties: { '\ud800': {} } } } }, 'schema.definitions.a.properties.\ud800'],
    [{ items: { $ref: '#/$defs/\ud800' } }, 'schema.items.$ref'],
    [{ required: ['a', '\ud800\ud800\udc00'] }, 'schema.required[1]'],
  ])('%j', (schema, path) => {
    expect(refusal(schema)).toBe(`${path}: must be valid Unicode, without lone surrogates`);
  });

  it('and no whole one', () => {
    const schema = { properties: { '👁 नाम': {} }, required: ['👁 नाम'] };
    expect(checkSchema(schema, 'schema')).toEqual(schema);
  });
});

describe('checkSchema withstands', () => {
  it.each([
    ['items', (inner: unknown) => ({ items: inner })],
    ['properties', (inner: unknown) => ({ properties: { a: inner } })],
    ['anyOf', (inner: unknown) => ({ anyOf: [inner] })],
  ])('100,000 levels of %s', (_, wrap) => {
    expect(refusal(nested(100_000, wrap))).toContain('nests deeper than 64 levels');
  });

  it('very many parts', () => {
    const anyOf = Array.from({ length: 100_000 }, () => ({ type: 'string' }));
    expect(refusal({ anyOf })).toContain('more than 1000 parts');
  });

  it('very many or very deep enum values', () => {
    expect(refusal({ enum: Array.from({ length: 100_000 }, (_, i) => i) })).toContain('at most 10000 values');
    expect(refusal({ enum: [nested(100_000, (inner) => [inner])] })).toContain('at most 16 levels');
  });

  it('references that double at every step', () => {
    const $defs: Record<string, unknown> = { D0: { type: 'string' } };
    for (let i = 1; i <= 40; i++) {
      $defs[`D${i}`] = { anyOf: [{ $ref: `#/$defs/D${i - 1}` }, { $ref: `#/$defs/D${i - 1}` }] };
    }
    expect(refusal({ $defs, $ref: '#/$defs/D40' })).toContain('too many alternatives');
  });

  it('very many targets of references', () => {
    const names = Array.from({ length: 300 }, (_, index) => `D${index}`);
    const $defs = Object.fromEntries(
      names.map((name, index) => [name, { items: { $ref: `#/$defs/${names[index - 1] ?? name}` } }]),
    );
    expect(refusal({ $defs })).toContain('refers to more than 100 schemas');
    expect(refusal({ $ref: `#/${'a/'.repeat(1e6)}` })).toContain('at most 1000 characters');
  });

  it('names and constants of any length', () => {
    const message = refusal({ properties: { ['n'.repeat(1e6)]: { type: 'string' } } });
    expect(message).toContain('a name must be at most 256 characters long');
    expect(message.length).toBeLessThan(300);
    expect(refusal({ required: ['n'.repeat(1e6)] })).toContain(
      'schema.required[0]: must be a string of at most 256',
    );
    expect(refusal({ const: { ['n'.repeat(1e6)]: 1 } })).toContain('200000 characters');
    expect(refusal({ enum: ['n'.repeat(1e6)] })).toContain('200000 characters');
  });
});
