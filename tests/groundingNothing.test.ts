import { describe, expect, it } from 'vitest';
import { compileSchema } from '../src/schema/validate.js';
import { answerOf, json } from './support/askDictated.js';
import { asking, DictatedModel, greyPicture } from './support/dictatedModel.js';

const picture = greyPicture(1000, 500);
const integer = { type: 'integer' };
const nullable = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const box = { type: 'array', items: integer, minItems: 4, maxItems: 4 };
const png = { type: 'string', description: 'PNG mask, base64' };
const polygon = { type: 'array', items: { type: 'array', items: integer } };
const spread = (number: object) => ({ xmin: number, ymin: number, xmax: number, ymax: number });
const object = (properties: object, required = Object.keys(properties)) => ({
  type: 'object',
  properties: { found: { type: 'boolean' }, ...properties },
  required: ['found', ...required],
});
const nowhere = { found: false, bbox_2d: null };
const noCorners = { xmin: null, ymin: null, xmax: null, ymax: null };

describe('a thing that is not there', () => {
  it.each([
    ['has no mask', object({ box_2d: nullable(box), mask: nullable(png) }), { box_2d: null, mask: null }],
    ['has no polygon', object({ box_2d: nullable(box), mask: polygon }), { box_2d: null, mask: [] }],
    ['has an empty mask', object({ box_2d: nullable(box), mask: png }), { box_2d: null, mask: '' }],
    [
      'has no mask that may be left out',
      object({ box_2d: nullable(box), mask: png }, ['box_2d']),
      { box_2d: null },
    ],
    ['has no mask of a box that nobody asked for', object({ mask: nullable(png) }), { mask: null }],
    ['has no coordinates', object(spread({ type: ['integer', 'null'] })), noCorners],
    [
      'has neither coordinates nor a mask',
      object({ ...spread(nullable(integer)), mask: nullable(png) }),
      { ...noCorners, mask: null },
    ],
  ])('%s', async (_, schema, expected) => {
    const model = new DictatedModel('qwen3-vl', [[JSON.stringify(nowhere)]]);
    const answer = await answerOf(model, asking('Where is it?', [picture], json(schema)));
    expect(JSON.parse(answer)).toEqual({ found: false, ...expected });
    const { output } = model.asked[0]!;
    expect(output.type === 'json' && compileSchema(output.schema ?? true)(nowhere)).toEqual([]);
  });

  it('may be told of as the caller does', async () => {
    const model = new DictatedModel('qwen3-vl', [[JSON.stringify({ found: false, ...noCorners })]]);
    const request = asking('Where is it?', [picture], json(object(spread(nullable(integer)))));
    expect(JSON.parse(await answerOf(model, request))).toEqual({ found: false, ...noCorners });
  });

  it('is not told of by leaving out a box that was asked for', async () => {
    const answers = [{ found: true }, { found: true, bbox_2d: [100, 250, 400, 750] }];
    const model = new DictatedModel(
      'qwen3-vl',
      answers.map((answer) => [JSON.stringify(answer)]),
    );
    const request = asking('Where is it?', [picture], json(object({ mask: png })));
    expect(JSON.parse(await answerOf(model, request)).mask).toMatch(/^data:image\/png/);
    expect(model.asked).toHaveLength(2);
  });

  it('cannot be told of where a mask must be there', async () => {
    const model = new DictatedModel('qwen3-vl', [['{"found":true,"bbox_2d":[1,2,3,4]}']]);
    await answerOf(model, asking('Where is it?', [picture], json(object({ mask: png }))));
    const { output } = model.asked[0]!;
    expect(output.type === 'json' && compileSchema(output.schema ?? true)(nowhere)).not.toEqual([]);
  });
});
