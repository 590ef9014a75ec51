import { describe, expect, it } from 'vitest';
import type { GenerateRequest } from '../src/engines/engine.js';
import { answerOf, eventsOf, json, wholeBoxes } from './support/askDictated.js';
import { asking, DictatedModel, greyPicture } from './support/dictatedModel.js';

const picture = greyPicture(1280, 720);
const numbers = { type: 'array', items: { type: 'integer' } };
const object = (properties: object, more = {}) => json({ type: 'object', properties, ...more });
const qwen = (...said: (string | object)[]) =>
  new DictatedModel(
    'qwen3-vl',
    said.map((one) => [typeof one === 'string' ? one : JSON.stringify(one)]),
  );
const restored = async (said: object, output: Pick<GenerateRequest, 'output'>, prompt = 'Where is it?') =>
  JSON.parse(await answerOf(qwen(said), asking(prompt, [picture], output)));
const unfenced = (text: string) => JSON.parse(text.replaceAll(/```(json)?/g, ''));

describe('a model that does not keep to what it is asked', () => {
  const schema = object({
    box_2d: numbers,
    mask: { type: 'array', items: numbers, description: 'polygon of [x, y]' },
    label: { type: 'string' },
  });

  it('types no masks', async () => {
    const said = { bbox_2d: [100, 250, 400, 750], mask: [[1, 2], [3, 4], [5, 6]], label: 'a' }; // biome-ignore format: one row
    expect((await restored(said, schema)).mask[0]).toEqual([100, 250]);
  });

  it('may use the caller’s name of a box', async () => {
    const said = { box_2d: [100, 250, 400, 750], label: 'a' };
    expect((await restored(said, schema)).box_2d).toEqual([250, 100, 750, 400]);
  });

  it('writes no second box over the first', async () => {
    const said = { bbox_2d: [100, 250, 400, 750], box_2d: [1, 2, 3, 4] };
    expect((await restored(said, schema)).box_2d).toEqual([250, 100, 750, 400]);
  });

  it('may spread a box as the caller does', async () => {
    const int = { type: 'integer' };
    const spread = object({ x: int, y: int, width: int, height: int });
    const said = { x: 100, y: 250, width: 300, height: 500 };
    expect(await restored(said, spread, 'Where is it, in pixels?')).toEqual({
      x: 128,
      y: 180,
      width: 384,
      height: 360,
    });
    const nested = object({ bounding_box: { type: 'object', properties: spreadOf(int) } });
    expect(await restored({ bbox_2d: said }, nested)).toEqual({ bounding_box: said });
  });

  const spreadOf = (int: object) => ({ x: int, y: int, width: int, height: int });

  it('is told in its own terms what is wrong', async () => {
    const model = qwen({ label: 'a' }, { bbox_2d: [100, 250, 400, 750] });
    const required = object({ box_2d: numbers }, { required: ['box_2d'] });
    expect(JSON.parse(await answerOf(model, asking('Where?', [picture], required)))).toEqual({
      box_2d: [250, 100, 750, 400],
    });
    expect(model.prompt(1)).toContain("'bbox_2d'");
    expect(model.prompt(1)).not.toContain("'box_2d'");
  });
});

describe('what is no place', () => {
  it.each([['sides told in words', { left: 'a', right: 'b', top: 'c', bottom: 'd' }, { type: 'string' }]])(
    '%s',
    async (_, said, schema) => {
      const output = object(Object.fromEntries(Object.keys(said).map((name) => [name, schema])));
      expect(await restored(said, output)).toEqual(said);
    },
  );

  it('numbers of boxes', async () => {
    expect(await restored({ box_counts: [1, 2, 3, 4] }, object({ box_counts: numbers }))).toEqual({
      box_counts: [1, 2, 3, 4],
    });
  });
});

it('asks which picture a box is in where the caller wants pixels', async () => {
  const schema = object({ bbox: { ...numbers, description: '[x1, y1, x2, y2] in pixels' } });
  const model = qwen({ image_number: 1, bbox_2d: [100, 250, 400, 750] });
  const request = asking('Where?', [picture, greyPicture(100, 100)], schema);
  expect(JSON.parse(await answerOf(model, request))).toEqual({ bbox: [128, 180, 512, 540] });
});

describe('a form that the prompt shows', () => {
  const prompt =
    'Return JSON: [{"label": "...", "x1": 0, "y1": 0, "x2": 100, "y2": 100}] in pixels for each car.';

  it('may spread its boxes', async () => {
    const model = qwen([{ label: 'car', x1: 100, y1: 250, x2: 400, y2: 750 }]);
    const answer = await answerOf(model, asking(prompt, [picture]));
    expect(model.prompt()).toContain('"x1": 0, "y1": 0, "x2": 100, "y2": 100');
    expect(unfenced(answer)).toEqual([{ label: 'car', x1: 128, y1: 180, x2: 512, y2: 540 }]);
  });

  it('is asked for again where words come for JSON', async () => {
    const model = qwen('No cars here.', []);
    expect(await answerOf(model, asking(prompt, [picture], { output: { type: 'json' } }))).toBe('[]');
  });
});

describe('scales that are not those of boxes', () => {
  const native = [{ bbox_2d: [100, 250, 400, 750], label: 'car' }];

  it.each([
    'Detect the cars and give a confidence between 0 and 1.',
    'Return bounding boxes of the cars with a confidence score in percent.',
    'Detect the cars. Ignore cars smaller than 20 pixels.',
  ])('%s', async (prompt) => {
    const model = qwen(native);
    expect(unfenced(await answerOf(model, asking(prompt, [picture])))[0].box_2d).toEqual([
      250, 100, 750, 400,
    ]);
    expect(model.prompt().split('\n')[0]).toBe(prompt);
  });
});

describe('a conversation', () => {
  const talk = (first: string, answer: string, last: string) => ({
    ...asking('', []),
    turns: [
      ...asking(first, [picture]).turns,
      { role: 'model' as const, parts: [{ type: 'text' as const, text: answer }] },
      { role: 'user' as const, parts: [{ type: 'text' as const, text: last }] },
    ],
  });
  const listed = '```json\n[\n  {"box_2d":[250,100,750,400],"label":"mug"}\n]\n```';

  it.each(['[12, 15, 20, 31]', '{"colours": []}', 'The mug is blue.'])(
    'answers other questions as the model does: %s',
    async (said) => {
      const request = talk('Detect the mugs', listed, 'And what do the mugs cost?');
      expect(await answerOf(qwen(said), request)).toBe(said);
    },
  );

  it('keeps the words around a list that nobody asked for', async () => {
    const request = talk('Detect the mugs', listed, 'Which is the blue one?');
    const said = 'This: [{"bbox_2d":[100,250,400,750],"label":"mug"}], I think.';
    expect(await answerOf(qwen(said), request)).toBe(
      'This: [\n  {"box_2d":[250,100,750,400],"label":"mug"}\n], I think.',
    );
  });

  it('asks for JSON where JSON is wanted and no list', async () => {
    const model = qwen({ price: 1 });
    const request = {
      ...talk('Detect the mugs', listed, 'What do they cost?'),
      output: { type: 'json' as const },
    };
    expect(await answerOf(model, request)).toBe('{"price":1}');
    expect(model.prompt()).toContain('Answer with JSON.');
  });

  it('goes on in the order, scale and name that boxes had', async () => {
    const first = 'Detect the mugs: keys "bbox" as [x1, y1, x2, y2] in pixels and "label".';
    const earlier = '[{"bbox": [128, 180, 512, 540], "label": "mug"}]';
    const model = qwen([{ bbox_2d: [100, 250, 400, 750], label: 'jar' }]);
    const answer = await answerOf(model, talk(first, earlier, 'Detect the jars too.'));
    expect(unfenced(answer)).toEqual([{ bbox: [128, 180, 512, 540], label: 'jar' }]);
    expect(JSON.stringify(model.asked[0]!.turns[1])).toContain('[100, 250, 400, 750]');
  });

  it('has its points in the model’s order', async () => {
    const model = qwen([{ point_2d: [400, 750], label: 'jar' }]);
    const earlier = '[{"point": [250, 100], "label": "mug"}]';
    const answer = await answerOf(model, talk('Point to the mugs.', earlier, 'Point to the jars.'));
    expect(unfenced(answer)).toEqual([{ point: [750, 400], label: 'jar' }]);
    expect(JSON.stringify(model.asked[0]!.turns[1]).replaceAll('\\', '')).toContain('"point_2d": [100, 250]');
  });
});

it('writes points as the prompt does', async () => {
  const answer = await answerOf(
    qwen([{ point_2d: [400, 750], label: 'a' }]),
    asking('Point to the mugs, as "point": [x, y].', [picture]),
  );
  expect(unfenced(answer)).toEqual([{ point: [400, 750], label: 'a' }]);
});

describe('held answers', () => {
  const cut = { type: 'finish', reason: 'length' } as const;

  it('are what came before words that were cut off', async () => {
    const model = new DictatedModel('qwen3-vl', [['```json\n{"label":"a"}\n```\nI hope that', cut]]);
    const request = asking('What?', [picture], object({ label: { type: 'string' } }));
    expect(await answerOf(model, request)).toBe('{"label":"a"}');
  });

  it('have no thoughts that were cut off', async () => {
    const model = new DictatedModel('qwen3-vl', [
      ['<think>perhaps [{"bbox_2d":[1,2,3,4],"label":"a"}]', cut],
    ]);
    expect(await eventsOf(model, asking('Detect the mugs', [picture]))).toEqual([cut]);
  });

  it('hold no more values in a list than elsewhere', async () => {
    const said = JSON.stringify(Array(60_000).fill({ bbox_2d: [1, 2, 3, 4], label: 'a' }));
    const asked = eventsOf(qwen(said, said), asking('Detect the mugs', [picture]));
    await expect(asked).rejects.toMatchObject({ code: 'malformed_output' });
  });
});

describe('models of few tasks', () => {
  it('keep to the caller’s order, scale and name', async () => {
    const model = new DictatedModel('florence-2', [['mug<loc_100><loc_250><loc_400><loc_750>']]);
    const prompt = 'Detect the mugs as "bbox": [x1, y1, x2, y2].';
    const [mug] = unfenced(await answerOf(model, asking(prompt, [picture]), wholeBoxes));
    expect(mug.bbox).toHaveLength(4);
    [100, 250, 400, 750].forEach((value, at) => {
      expect(Math.abs(mug.bbox[at] - value)).toBeLessThanOrEqual(2);
    });
  });

  it('answer in JSON that they found nothing', async () => {
    const model = new DictatedModel('paligemma', [['no mug']]);
    expect(await answerOf(model, asking('Detect the mugs.', [picture], { output: { type: 'json' } }))).toBe(
      '[]',
    );
  });
});
