import { describe, expect, it } from 'vitest';
import { closedSchema } from './closedSchema.js';

const point = { type: 'object', properties: { x: { type: 'integer' } }, required: ['x'] };
const closedPoint = { ...point, additionalProperties: false };

describe('closedSchema', () => {
  it('closes objects that say nothing of other properties, wherever they are', () => {
    const schema = {
      type: 'object',
      properties: {
        properties: point,
        list: { type: 'array', items: { anyOf: [point, { $ref: '#/$defs/p' }] } },
      },
      $defs: { p: point },
    };
    expect(closedSchema(schema)).toEqual({
      type: 'object',
      properties: {
        properties: closedPoint,
        list: { type: 'array', items: { anyOf: [closedPoint, { $ref: '#/$defs/p' }] } },
      },
      $defs: { p: closedPoint },
      additionalProperties: false,
    });
  });

  it('leaves alone what says something of them, or needs them', () => {
    for (const schema of [
      true,
      { type: 'object' },
      { ...point, additionalProperties: { type: 'string' } },
      { ...point, required: ['x', 'y'] },
      { ...point, minProperties: 2 },
      { enum: [{ properties: { x: 1 } }] },
    ]) {
      expect(closedSchema(schema)).toEqual(schema);
    }
  });

  it('leaves alone what is put together from parts', () => {
    for (const schema of [
      { allOf: [point, { properties: { y: true } }] },
      { ...point, anyOf: [{ properties: { y: true } }, { properties: { z: true } }] },
      { $ref: '#/$defs/p', properties: { y: true }, $defs: { p: point } },
    ]) {
      expect(closedSchema(schema)).toEqual(schema);
    }
  });
});
