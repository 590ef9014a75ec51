import { expect, it } from 'vitest';
import { z } from 'zod';
import { knownFields, listOf } from './fields.js';
import { parse } from './parse.js';

const schema = knownFields({ items: listOf(z.object({ a: z.number() })) });

it('gives what the schema makes of a value', () => {
  expect(parse(schema, { items: { a: 1 } })).toEqual({ items: [{ a: 1 }] });
});

it('names what is wrong', () => {
  const refusal = {
    code: 'invalid_request',
    message: expect.stringMatching(/^body\.items\[0\]\.a: expected/),
  };
  expect(() => parse(schema, { items: [{}] }, ['body'])).toThrow(expect.objectContaining(refusal));
});

it.each([
  [[], /^request body: has too many/],
  [['input'], /^input: has too many/],
])('refuses a value whose mistakes overflow the stack (%j)', (within, message) => {
  const overflowing = z.unknown().transform(() => {
    throw new RangeError('Maximum call stack size exceeded');
  });
  const refusal = { code: 'invalid_request', message: expect.stringMatching(message) };
  expect(() => parse(overflowing, {}, within)).toThrow(expect.objectContaining(refusal));
});
