import { describe, expect, it } from 'vitest';
import { checkSchema } from './check.js';
import { compileSchema } from './validate.js';

const validator = (schema: unknown) => compileSchema(checkSchema(schema, 'schema'));

it('refuses a schema that cannot be compiled for whatever reason', () => {
  expect(() => compileSchema({ type: 'nonsense' })).toThrow(
    expect.objectContaining({ code: 'invalid_request', message: 'schema: cannot be enforced' }),
  );
});

describe('compileSchema', () => {
  it('tells where a value breaks the schema', () => {
    const validate = validator({
      type: 'object',
      properties: { boxes: { type: 'array', items: { type: 'object', required: ['label'] } } },
    });
    expect(validate({ boxes: [{ label: 'cat' }] })).toEqual([]);
    expect(validate({ boxes: [{ label: 'cat' }, {}] })).toMatchObject([
      { pointer: '/boxes/1', schemaPointer: '#/properties/boxes/items/required' },
    ]);
  });

  it('does not take what every object inherits for a property', () => {
    const validate = validator({ properties: { constructor: { type: 'string' } }, required: ['valueOf'] });
    expect(validate({ valueOf: 1 })).toEqual([]);
    expect(validate({})).toHaveLength(1);
    expect(validate({ valueOf: 1, constructor: 2 })).toHaveLength(1);
  });

  it('honours tuples closed by items: false', () => {
    const validate = validator({ prefixItems: [{ type: 'integer' }, { type: 'integer' }], items: false });
    expect(validate([1, 2])).toEqual([]);
    expect(validate([1, 2, 3])).toHaveLength(1);
  });

  it('checks the three honoured formats and no other', () => {
    const validate = validator({ properties: { on: { format: 'date' }, mail: { format: 'email' } } });
    expect(validate({ on: '2024-02-29', mail: 'no address' })).toEqual([]);
    expect(validate({ on: '2023-02-29' })).toHaveLength(1);
  });

  it('keeps schemas with the same $id apart', () => {
    const first = validator({ $id: 'urn:same', type: 'string' });
    const second = validator({ $id: 'urn:same', type: 'number' });
    expect([first('a'), second(1)]).toEqual([[], []]);
    expect(second('a')).toHaveLength(1);
  });

  it('is not taken in by names that look like code', () => {
    const name = '"]; process.exit(1); //';
    const validate = validator({
      properties: { [name]: { const: "'+process.exit(1)+'" } },
      required: [name],
    });
    expect(validate({ [name]: 'x' })).toHaveLength(1);
  });

  it('does not run patterns', () => {
    const validate = validator({ type: 'string', pattern: '^(a+)+$' });
    expect(validate(`${'a'.repeat(40)}b`)).toEqual([]);
  });

  it('follows recursive schemas', () => {
    const validate = validator({
      type: 'object',
      properties: { child: { $ref: '#' } },
      additionalProperties: false,
    });
    expect(validate({ child: { child: {} } })).toEqual([]);
    expect(validate({ child: { child: { other: 1 } } })).toHaveLength(1);
  });

  it('compiles the largest schemas that are accepted', () => {
    const names = Array.from({ length: 99 }, (_, index) => `D${index}`);
    const ring = names.map((name, index) => [
      name,
      { properties: { n: { $ref: `#/$defs/${names[(index + 1) % 99]}` } } },
    ]);
    expect(validator({ $defs: Object.fromEntries(ring), $ref: '#/$defs/D0' })({ n: { n: {} } })).toEqual([]);
    const wide = Array.from({ length: 990 }, (_, index) => [`p${index}`, { type: 'string' }]);
    const properties = Object.fromEntries(wide);
    expect(validator({ properties, required: Object.keys(properties) })({})).not.toEqual([]);
  });

  it('refuses pairs of schema and value that would take for ever', () => {
    const branch = { properties: { a: { $ref: '#' } }, required: ['a'] };
    const validate = validator({ anyOf: [branch, branch, branch, branch, { const: 1 }] });
    let value: unknown = 2;
    for (let level = 0; level < 30; level++) value = { a: value };
    expect(() => validate(value)).toThrow('too complex');
  });
});

describe('patterns', () => {
  const schema = {
    type: 'object',
    properties: { plate: { type: 'string', pattern: '^[A-Z]{2}-\\d+$' } },
  } as const;

  it('do not count unless they are asked for', () => {
    expect(compileSchema(schema)({ plate: 'none' })).toEqual([]);
  });

  it('count for whoever is asked to keep them, in time proportional to the text', () => {
    const validate = compileSchema(schema, 'enforced');
    expect(validate({ plate: 'AB-12' })).toEqual([]);
    expect(validate({ plate: 'none' })).toEqual([
      {
        pointer: '/plate',
        schemaPointer: '#/properties/plate/pattern',
        message: 'must match ^[A-Z]{2}-\\d+$',
      },
    ]);
    const slow = compileSchema({ type: 'string', pattern: '^(a+)+$' }, 'enforced');
    expect(slow(`${'a'.repeat(100_000)}!`)).toHaveLength(1);
  });

  it('that look around are refused where they stand', () => {
    const looking = { type: 'array', items: { type: 'string', pattern: '(?=a)b' } } as const;
    expect(() => compileSchema(looking, 'enforced')).toThrow(/#\/items\/pattern\).*cannot be enforced/);
  });
});
