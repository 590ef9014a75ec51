import { expect, it } from 'vitest';
import { fitted } from './fitted.js';

const integer = { type: 'integer' };

it.each([
  [21.7, integer, 100, 22],
  [21.7, { type: 'number' }, 100, 21.7],
  [21.7, { type: ['integer', 'null'] }, 100, 22],
  [21.7, { type: ['integer', 'number'] }, 100, 21.7],
  [1000, { ...integer, maximum: 999 }, 1000, 999],
  [1000, { ...integer, exclusiveMaximum: 1000 }, 1000, 999],
  [0, { ...integer, minimum: 1 }, 1000, 1],
  [0, { ...integer, exclusiveMinimum: 0 }, 1000, 1],
  [1000, { ...integer, maximum: 900 }, 1000, 1000],
  [1, { type: 'number', maximum: 0.999 }, 1, 0.999],
  [0.9, { type: 'number', maximum: 0.5 }, 1, 0.9],
  [640, { ...integer, maximum: 639 }, 'pixels', 639],
  [5, { ...integer, minimum: 6, maximum: 4 }, 1000, 5],
  [5, {}, 1000, 5],
] as const)('writes %d as %j in the scale %s as %d', (value, schema, scale, written) => {
  expect(fitted(value, schema, scale)).toBe(written);
});
