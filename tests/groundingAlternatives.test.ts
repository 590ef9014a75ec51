import { describe, expect, it } from 'vitest';
import { compileSchema } from '../src/schema/validate.js';
import { answerOf, eventsOf, json } from './support/askDictated.js';
import { asking, DictatedModel, greyPicture } from './support/dictatedModel.js';

const picture = greyPicture(1280, 720);
const box = { type: 'array', items: { type: 'integer' } };
const text = { type: 'string' };
const qwen = (said: unknown) => new DictatedModel('qwen3-vl', [[JSON.stringify(said)]]);

/** Each definition has the next one twice, once with a property more. */
function doubling(definitions: number): object {
  const of = (at: number) => ({ $ref: `#/$defs/B${at}` });
  const bodies = Array.from({ length: definitions }, (_, at) => ({
    type: 'object',
    properties: { [`p${at}`]: text },
    anyOf:
      at === definitions - 1
        ? [{ required: ['label'] }]
        : [of(at + 1), { allOf: [of(at + 1)], properties: { label: text } }],
  }));
  return {
    type: 'object',
    properties: { box_2d: box },
    anyOf: [of(0)],
    $defs: Object.fromEntries(bodies.map((body, at) => [`B${at}`, body])),
  };
}

describe('alternatives that multiply', () => {
  const native = { bbox_2d: [100, 250, 400, 750], label: 'a' };

  it('are asked where they are few', async () => {
    const answer = await answerOf(qwen(native), asking('Where?', [picture], json(doubling(4))));
    expect(JSON.parse(answer)).toEqual({ box_2d: [250, 100, 750, 400], label: 'a' });
  });

  it.each([12, 14])('are refused where they would be without number: %i definitions', async (definitions) => {
    const model = qwen(native);
    await expect(
      eventsOf(model, asking('Where?', [picture], json(doubling(definitions)))),
    ).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringMatching(
        /^response_format\.schema: has too many alternatives .*: give at most 2000/,
      ),
    });
    expect(model.asked).toEqual([]);
  });
});

describe('what is asked is as strict as the schema', () => {
  const askedOf = async (schema: object, said: object) => {
    const model = qwen(said);
    await answerOf(model, asking('Where?', [picture], json(schema)));
    const { output } = model.asked[0]!;
    return compileSchema(output.type === 'json' ? output.schema! : true);
  };
  const native = { bbox_2d: [100, 250, 400, 750] };

  it('on options of a property that a branch names again', async () => {
    const schema = {
      type: 'object',
      properties: { box_2d: box, kind: { enum: ['cat', 'dog'] } },
      required: ['box_2d', 'kind'],
      anyOf: [{ properties: { kind: text }, required: ['kind'] }, { required: ['box_2d'] }],
    };
    const asked = await askedOf(schema, { ...native, kind: 'cat' });
    expect(asked({ ...native, kind: 'cat' })).toEqual([]);
    expect(asked({ ...native, kind: 'bird' })).not.toEqual([]);
  });

  it('on bounds of a property that a part narrows', async () => {
    const count = { type: 'integer', minimum: 0, maximum: 9 };
    const schema = {
      type: 'object',
      properties: { box_2d: box, count },
      required: ['box_2d', 'count'],
      allOf: [{ properties: { count: { type: 'integer', minimum: 3 } } }],
    };
    const asked = await askedOf(schema, { ...native, count: 5 });
    expect(asked({ ...native, count: 5 })).toEqual([]);
    for (const out of [1, 100]) expect(asked({ ...native, count: out })).not.toEqual([]);
  });
});
