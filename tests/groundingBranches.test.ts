import { describe, expect, it } from 'vitest';
import { answerOf, json } from './support/askDictated.js';
import { asking, DictatedModel, greyPicture } from './support/dictatedModel.js';

const picture = greyPicture(1000, 500);
const text = { type: 'string' };
const box = { type: 'array', items: { type: 'integer' }, minItems: 4, maxItems: 4 };
const polygon = { type: 'array', items: { type: 'array', items: { type: 'integer' } } };
const closed = { additionalProperties: false };
const object = (properties: object, more = {}) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  ...more,
});
const native = [100, 250, 400, 750];
const corners = [
  [100, 250],
  [400, 250],
  [400, 750],
  [100, 750],
];

describe('of several branches, an answer follows the one', () => {
  it.each([
    [
      'whose box is there for its polygon only',
      [object({ label: text }), object({ label: text, polygon })],
      { label: 'cat', bbox_2d: native },
      { label: 'cat', polygon: corners },
    ],
    [
      'also where that polygon may be left out',
      [object({ label: text }), object({ label: text, polygon }, { required: ['label'] })],
      { label: 'cat', bbox_2d: native },
      { label: 'cat', polygon: corners },
    ],
    [
      'that knows all names, where another must not have them',
      [object({ label: text, box_2d: box }, closed), object({ label: text, score: box, polygon }, closed)],
      { label: 'cat', score: [1, 2, 3, 4], bbox_2d: native },
      { label: 'cat', score: [1, 2, 3, 4], polygon: corners },
    ],
    [
      'that has all it requires',
      [object({ label: text, box_2d: box, a: text }), object({ label: text, box_2d: box })],
      { label: 'cat', bbox_2d: native },
      { label: 'cat', box_2d: [250, 100, 750, 400] },
    ],
    [
      'that has a box, although another thing is missing that only it requires',
      [object({ label: text }), object({ label: text, box_2d: box, score: text })],
      { label: 'cat', bbox_2d: native },
      { label: 'cat', box_2d: [250, 100, 750, 400] },
    ],
    [
      'in which null may stand for one of its options',
      [
        object({ label: text }),
        object({ kind: { anyOf: [{ enum: ['pet'] }, { type: 'null' }] }, label: text, box_2d: box }),
      ],
      { kind: null, label: 'cat', bbox_2d: native },
      { kind: null, label: 'cat', box_2d: [250, 100, 750, 400] },
    ],
  ])('%s', async (_, anyOf, said, expected) => {
    const model = new DictatedModel('qwen3-vl', [[JSON.stringify([said])]]);
    const request = asking('Detect.', [picture], json({ type: 'array', items: { anyOf } }));
    expect(JSON.parse(await answerOf(model, request))).toEqual([expected]);
  });

  it('that knows which picture a thing is in', async () => {
    const mask = { type: 'string', description: 'base64 PNG' };
    const anyOf = [object({ label: text }), object({ label: text, mask })];
    const said = [{ image_number: 2, label: 'cat', bbox_2d: native }];
    const model = new DictatedModel('qwen3-vl', [[JSON.stringify(said)]]);
    const request = asking('Detect.', [picture, picture], json({ type: 'array', items: { anyOf } }));
    expect(JSON.parse(await answerOf(model, request))).toEqual([
      { label: 'cat', mask: expect.stringMatching(/^data:image\/png/) },
    ]);
  });
});
