import { describe, expect, it } from 'vitest';
import { eitherCaseFields } from '../../fields.js';
import { refusal } from '../../issues.js';
import { responseSchema } from './responseSchema.js';

const body = eitherCaseFields({ responseSchema });

function read(schema: unknown): unknown {
  const parsed = body.safeParse({ responseSchema: schema });
  if (!parsed.success) throw refusal(parsed.error.issues);
  return parsed.data.responseSchema;
}

describe('becomes JSON Schema:', () => {
  it.each([
    ['a type that may be null', { type: 'STRING', nullable: true }, { type: ['STRING', 'null'] }],
    ['one that may not', { type: 'STRING', nullable: false }, { type: 'STRING' }],
    [
      'words or null',
      { type: 'STRING', enum: ['a', 'b'], nullable: true },
      { type: ['STRING', 'null'], enum: ['a', 'b', null] },
    ],
    [
      'alternatives or null',
      { anyOf: [{ type: 'STRING' }], nullable: true },
      { anyOf: [{ type: 'STRING' }, { type: 'null' }] },
    ],
    [
      'a reference or null',
      { $ref: '#/$defs/a', nullable: true },
      { anyOf: [{ $ref: '#/$defs/a' }, { type: 'null' }] },
    ],
    [
      'numbers as text',
      { type: 'ARRAY', minItems: '3', maxItems: '10', items: { type: 'STRING', maxLength: '5' } },
      { type: 'ARRAY', minItems: 3, maxItems: 10, items: { type: 'STRING', maxLength: 5 } },
    ],
    ['what is no number', { type: 'ARRAY', minItems: 'three' }, { type: 'ARRAY', minItems: 'three' }],
    [
      'numbers as words',
      { type: 'INTEGER', format: 'enum', enum: ['1', '-2', 'x'] },
      { type: 'INTEGER', format: 'enum', enum: [1, -2, 'x'] },
    ],
    [
      'truths as words',
      { type: 'boolean', enum: ['true', 'false'] },
      { type: 'boolean', enum: [true, false] },
    ],
    ['digits that are words', { type: 'STRING', enum: ['1'] }, { type: 'STRING', enum: ['1'] }],
    [
      'snake_case, but not in names and values',
      {
        type: 'OBJECT',
        properties: { box_2d: { type: 'ARRAY', min_items: '4', default: { a_b: 1 } } },
        any_of: [{ required: ['box_2d'] }],
      },
      {
        type: 'OBJECT',
        properties: { box_2d: { type: 'ARRAY', minItems: 4, default: { a_b: 1 } } },
        anyOf: [{ required: ['box_2d'] }],
      },
    ],
    [
      'schemas at every place',
      {
        $defs: { a: { type: 'STRING', nullable: true } },
        definitions: { b: { nullable: true, type: 'STRING' } },
        prefixItems: [{ type: 'STRING', nullable: true }],
        items: false,
        additionalProperties: { type: 'STRING', nullable: true },
        not: { type: 'STRING', nullable: true },
        oneOf: [{ type: 'STRING', nullable: true }],
        allOf: [{ type: 'STRING', nullable: true }],
      },
      {
        $defs: { a: { type: ['STRING', 'null'] } },
        definitions: { b: { type: ['STRING', 'null'] } },
        prefixItems: [{ type: ['STRING', 'null'] }],
        items: false,
        additionalProperties: { type: ['STRING', 'null'] },
        not: { type: ['STRING', 'null'] },
        oneOf: [{ type: ['STRING', 'null'] }],
        allOf: [{ type: ['STRING', 'null'] }],
      },
    ],
    ['no schema, which others refuse', 'OBJECT', 'OBJECT'],
  ])('%s', (_name, schema, expected) => {
    expect(read(schema)).toEqual(expected);
  });

  it('properties in the order that is asked for, the others last', () => {
    const properties = { a: {}, b: {}, c: {}, d: {} };
    const schema = read({ properties, propertyOrdering: ['c', 'a'] }) as { properties: object };
    expect(Object.keys(schema.properties)).toEqual(['c', 'a', 'b', 'd']);
    expect(Object.keys(schema)).toEqual(['properties']);
  });

  it('a property called __proto__', () => {
    const schema = JSON.parse('{"properties": {"__proto__": {"type": "STRING", "nullable": true}}}');
    expect(JSON.stringify(read(schema))).toBe('{"properties":{"__proto__":{"type":["STRING","null"]}}}');
  });

  it('as deep as it nests', () => {
    const nested = (depth: number): object =>
      depth === 0 ? { nullable: true } : { items: nested(depth - 1) };
    expect(JSON.stringify(read(nested(98)))).toContain('{"anyOf":[{},{"type":"null"}]}');
  });
});

describe('refuses', () => {
  it.each([
    [{ colour: 1 }, 'parameter_unknown', /^responseSchema.colour: is not a keyword/],
    [
      { properties: { a: { items: [{ anyOf: [{}, { if: {} }] }] } } },
      'parameter_unknown',
      /^responseSchema.properties.a.items\[0\].anyOf\[1\].if: /,
    ],
    [
      { properties: { ['x'.repeat(1000)]: { colour: 1 } } },
      'parameter_unknown',
      /^responseSchema.properties.x{64}….colour: /,
    ],
    [
      { properties: { a: {} }, propertyOrdering: ['a', 'b'] },
      'invalid_request',
      /^responseSchema.propertyOrdering: "b" is not/,
    ],
    [{ propertyOrdering: 'a' }, 'invalid_request', /^responseSchema.propertyOrdering: must be an array/],
    [{ min_items: 1, minItems: 1 }, 'parameter_unknown', /^responseSchema.min_items: /],
  ])('%j', (schema, code, message) => {
    expect(() => read(schema)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });
});
