import { expect, it } from 'vitest';
import { checkEnforceable } from '../src/schema/constrain/enforceable.js';
import { answerOf, json } from './support/askDictated.js';
import { asking, DictatedModel, greyPicture } from './support/dictatedModel.js';

const picture = greyPicture(1000, 500);
const text = { type: 'string' };
const integer = { type: 'integer' };
const box = { type: 'array', items: integer, minItems: 4, maxItems: 4 };
const point = { type: 'array', items: integer, minItems: 2, maxItems: 2 };
const polygon = { type: 'array', items: { type: 'array', items: integer } };
const object = (properties: object) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const list = (items: object) => ({ type: 'array', items });
const corners = object({ xmin: integer, ymin: integer, xmax: integer, ymax: integer });
const boxed = object({ label: text, box_2d: box });
const native = [100, 250, 400, 750];

it.each([
  [
    'a box or a polygon',
    list({ oneOf: [boxed, object({ label: text, polygon })] }),
    [{ label: 'a', bbox_2d: native }],
    [{ label: 'a', box_2d: [250, 100, 750, 400] }],
  ],
  [
    'boxes in two forms',
    object({ box: { oneOf: [box, corners] } }),
    { box: native },
    { box: [250, 100, 750, 400] },
  ],
  [
    'points in two forms',
    object({ point: { oneOf: [point, object({ x: integer, y: integer })] } }),
    { point: [400, 750] },
    { point: [750, 400] },
  ],
  [
    'things that are referred to again',
    {
      ...object({
        first: { $ref: '#/$defs/Boxed' },
        all: list({ oneOf: [{ $ref: '#/$defs/Boxed' }, text] }),
      }),
      $defs: { Boxed: boxed },
    },
    { first: { label: 'a', bbox_2d: native }, all: [{ label: 'a', bbox_2d: native }] },
    {
      first: { label: 'a', box_2d: [250, 100, 750, 400] },
      all: [{ label: 'a', box_2d: [250, 100, 750, 400] }],
    },
  ],
])('one of %s can be enforced', async (_, schema, said, expected) => {
  const model = new DictatedModel('qwen3-vl', [[JSON.stringify(said)]]);
  const answer = await answerOf(model, asking('Detect.', [picture], json(schema)));
  expect(JSON.parse(answer)).toEqual(expected);
  const { output } = model.asked[0]!;
  const asked = output.type === 'json' ? output.schema! : true;
  expect(JSON.stringify(asked)).not.toContain('oneOf');
  expect(() => checkEnforceable(asked, 'schema')).not.toThrow();
});

it('one of several things without places stays as it is', async () => {
  const size = { oneOf: [{ type: 'integer' }, { enum: ['small', 'large'] }] };
  const model = new DictatedModel('qwen3-vl', [[JSON.stringify({ size: 'small', bbox_2d: native })]]);
  await answerOf(model, asking('Detect.', [picture], json(object({ size, box_2d: box }))));
  expect(JSON.stringify(model.asked[0]!.output)).toContain(JSON.stringify(size));
});
