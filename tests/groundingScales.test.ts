import { describe, expect, it } from 'vitest';
import { answerOf, json } from './support/askDictated.js';
import { asking, DictatedModel, greyPicture } from './support/dictatedModel.js';

const integer = { type: 'integer' };
const object = (properties: object) => ({ type: 'object', properties, required: Object.keys(properties) });
const pair = (number: object) => object({ x: number, y: number });
const corners = (number: object) => object({ xmin: number, ymin: number, xmax: number, ymax: number });
const list = (number: object, length: number, more = {}) => ({
  type: 'array',
  items: number,
  minItems: length,
  maxItems: length,
  ...more,
});
const nullable = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const ask = async (schema: object, said: object, pictures = [greyPicture(1000, 500)]) => {
  const model = new DictatedModel('qwen3-vl', [[JSON.stringify(said)]]);
  const answer = await answerOf(model, asking('Detect the cat.', pictures, json(schema)));
  return { answer: JSON.parse(answer), asked: JSON.stringify(model.asked[0]!.output) };
};

describe('points are in the scale', () => {
  const said = { point_2d: [512, 217] };
  const percent = { ...integer, maximum: 100 };

  it.each([
    ['of their bounds', pair(percent), { x: 51, y: 22 }],
    ['of their bounds, or null', pair(nullable(percent)), { x: 51, y: 22 }],
    [
      'of what is said of their numbers',
      pair({ type: 'number', description: 'normalized 0-1' }),
      { x: 0.512, y: 0.217 },
    ],
    ['of pixels', pair({ ...integer, description: 'in pixels' }), { x: 512, y: 109 }],
    ['of the bounds of a list', list(percent, 2), [22, 51]],
    ['of the bounds of a tuple', { type: 'array', prefixItems: [percent, percent] }, [22, 51]],
  ])('%s', async (_, point, expected) => {
    expect((await ask(object({ point }), said)).answer).toEqual({ point: expected });
  });
});

describe('pixels are those of the picture that a thing is in', () => {
  const px = { ...integer, description: 'in pixels' };
  const pictures = [greyPicture(2000, 1000), greyPicture(100, 100)];

  it.each([
    [
      'an array',
      { bbox: list(integer, 4, { description: '[x1, y1, x2, y2] in pixels' }) },
      [200, 100, 1000, 500],
    ],
    ['an array of pixels', { bbox: list(px, 4, { description: '[x1, y1, x2, y2]' }) }, [200, 100, 1000, 500]],
    ['an object', { bbox: corners(px) }, { xmin: 200, ymin: 100, xmax: 1000, ymax: 500 }],
  ])('a box as %s', async (_, properties, bbox) => {
    const said = { image_number: 1, bbox_2d: [100, 100, 500, 500] };
    const { answer, asked } = await ask(object(properties), said, pictures);
    expect(asked).toContain('image_number');
    expect(answer).toEqual({ bbox });
  });

  it.each([
    ['an array', list(integer, 2, { description: '[x, y] in pixels' }), [200, 500]],
    ['an object', pair(px), { x: 200, y: 500 }],
  ])('a point as %s', async (_, point, expected) => {
    const said = { image_number: 1, point_2d: [100, 500] };
    const { answer, asked } = await ask(object({ point }), said, pictures);
    expect(asked).toContain('image_number');
    expect(answer).toEqual({ point: expected });
  });
});

describe('numbers keep to their own schema', () => {
  const whole = [0, 0, 1000, 1000];

  it.each([
    ['whole percents', list({ ...integer, maximum: 100 }, 4), [123, 217, 333, 451], [22, 12, 45, 33]],
    [
      'whole percents by name',
      corners({ ...integer, maximum: 100 }),
      [123, 217, 333, 451],
      { xmin: 12, ymin: 22, xmax: 33, ymax: 45 },
    ],
    ['from 0 to 999', list({ ...integer, maximum: 999 }, 4), whole, [0, 0, 999, 999]],
    ['from 1 on', list({ ...integer, minimum: 1 }, 4), whole, [1, 1, 1000, 1000]],
    [
      'from 0 to 999 by name, or null',
      corners(nullable({ ...integer, maximum: 999 })),
      whole,
      { xmin: 0, ymin: 0, xmax: 999, ymax: 999 },
    ],
  ])('%s', async (_, box, said, expected) => {
    expect((await ask(object({ box }), { bbox_2d: said })).answer).toEqual({ box: expected });
  });
});
