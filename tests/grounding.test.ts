import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Segmenter } from '../src/engines/capabilities.js';
import { createSegmenter } from '../src/engines/embedded/masks/segmenter.js';
import type { GenerateRequest } from '../src/engines/engine.js';
import { type FamilyId, familyIds } from '../src/engines/grounding/family.js';
import { compileSchema } from '../src/schema/validate.js';
import { backdrop, canvas, circle, drawSvg, svgDocument } from './pictures/svg.js';
import { answerOf, eventsOf, json, wholeBoxes as segmenter } from './support/askDictated.js';
import { asking, DictatedModel, greyPicture, type Lines } from './support/dictatedModel.js';

const picture = greyPicture(1280, 720);

const boxesSchema = z.object({
  boxes: z.array(
    z.object({
      box_2d: z.array(z.number()).describe('[ymin, xmin, ymax, xmax] normalized to 0-1000'),
      mask: z.array(z.array(z.number())).describe('Polygon of [x, y] points'),
      label: z.string(),
    }),
  ),
});
const seed =
  'Detect the all of the prominent items in the image. The box_2d should be [ymin, xmin, ymax, xmax] normalized to 0-1000.';
const keys =
  'Output a JSON list of segmentation masks where each entry contains the 2D bounding box in the key "box_2d", the ' +
  'segmentation mask in key "mask", and the text label in the key "label". Use descriptive labels.';
const segmentation = `Give the segmentation masks for the wooden and glass items. ${keys}`;

/** The box [250, 100, 750, 400] of a picture of 1280 × 720, as each family writes it in JSON. */
const natively: Partial<Record<FamilyId, readonly [key: string, box: unknown]>> = {
  gemini: ['box_2d', [250, 100, 750, 400]],
  'gemma-4': ['box_2d', [250, 100, 750, 400]],
  plain: ['box_2d', [250, 100, 750, 400]],
  'qwen2-vl': ['bbox_2d', [100, 250, 400, 750]],
  'qwen3-vl': ['bbox_2d', [100, 250, 400, 750]],
  'qwen3.5': ['bbox_2d', [100, 250, 400, 750]],
  'glm-v': ['bbox_2d', [100, 250, 400, 750]],
  'kimi-vl': ['bbox_2d', [0.1, 0.25, 0.4, 0.75]],
  moondream: ['box', { x_min: 0.1, y_min: 0.25, x_max: 0.4, y_max: 0.75 }],
};

describe.each(Object.keys(natively) as FamilyId[])('%s', (family) => {
  const [key, box] = natively[family]!;

  it('is asked the detection sample in its own way, and answers in Gemini’s', async () => {
    const model = new DictatedModel(family, [[JSON.stringify({ boxes: [{ [key]: box, label: 'mug' }] })]]);
    const answer = await answerOf(model, asking(seed, [picture], json(z.toJSONSchema(boxesSchema))));
    expect(JSON.parse(answer)).toEqual({
      boxes: [
        {
          box_2d: [250, 100, 750, 400],
          mask: [
            [100, 250],
            [400, 250],
            [400, 750],
            [100, 750],
          ],
          label: 'mug',
        },
      ],
    });
    expect(answer.indexOf('"mask"')).toBeLessThan(answer.indexOf('"label"'));
    const { output } = model.asked[0]!;
    const schema = JSON.stringify(output.type === 'json' && output.schema);
    expect(schema).toContain(`"${key}"`);
    expect(schema).not.toMatch(/mask|polygon/i);
    expect(model.prompt()).not.toMatch(/mask/i);
    expect(model.prompt()).toContain(`The ${key} should be`);
  });

  it('is asked the segmentation sample for boxes only, and the masks are made', async () => {
    const model = new DictatedModel(family, [
      ['```json\n', JSON.stringify([{ [key]: box, label: 'jar' }]), '\n```'],
    ]);
    const answer = await answerOf(model, asking(segmentation, [picture]));
    expect(answer).toMatch(
      /^```json\n\[\n {2}\{"box_2d":\[250,100,750,400\],"mask":"data:image\/png;base64,[^"]+","label":"jar"\}\n\]\n```$/,
    );
    expect(model.prompt()).not.toMatch(/mask/i);
    expect(model.prompt()).toContain('wooden and glass items');
    expect(model.prompt()).toContain(`in the key "${key}"`);
  });

  it('finds its own earlier boxes in its own way', async () => {
    const model = new DictatedModel(family, [['[]']]);
    const earlier =
      '```json\n[\n  {"box_2d":[250,100,750,400],"mask":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==","label":"mug"}\n]\n```';
    const first = asking('Detect the mugs', [picture]).turns;
    const turns = [
      ...first,
      { role: 'model', parts: [{ type: 'text', text: earlier }] },
      { role: 'user', parts: [{ type: 'text', text: 'Detect the jars too' }] },
    ] as const;
    expect(await answerOf(model, { ...asking('', []), turns })).toBe('```json\n[]\n```');
    const said = JSON.stringify(model.asked[0]!.turns[1]!.parts).replaceAll('\\"', '"').replaceAll(/\s/g, '');
    expect(said).toContain(`"${key}":${JSON.stringify(box)}`);
    expect(said).not.toContain('mask');
  });
});

describe('Qwen2.5-VL', () => {
  it('writes pixels of the picture as it gets it', async () => {
    const model = new DictatedModel('qwen2.5-vl', []);
    await answerOf(model, asking('Describe it.', [picture]));
    const part = model.asked[0]!.turns[0]!.parts.find(({ type }) => type === 'image');
    const { width, height } = part?.type === 'image' ? part.size : { width: 0, height: 0 };
    expect([width % 28, height % 28]).toEqual([0, 0]);
    const box = [0.1 * width, 0.25 * height, 0.4 * width, 0.75 * height];
    const other = new DictatedModel('qwen2.5-vl', [
      [JSON.stringify({ boxes: [{ bbox_2d: box, label: 'mug' }] })],
    ]);
    const answer = await answerOf(other, asking(seed, [picture], json(z.toJSONSchema(boxesSchema))));
    expect(JSON.parse(answer).boxes[0].box_2d).toEqual([250, 100, 750, 400]);
    expect(other.prompt()).toContain(
      'The bbox_2d should be [xmin, ymin, xmax, ymax] in absolute pixel coordinates of the image.',
    );
  });

  it('gets its only picture before the words, and several where they are', async () => {
    const model = new DictatedModel('qwen2.5-vl', []);
    const types = (turn: number) => model.asked[turn]!.turns[0]!.parts.map(({ type }) => type);
    await answerOf(model, asking('Describe it.', [picture]));
    await answerOf(model, asking('Compare them.', [picture, picture]));
    expect(types(0)).toEqual(['image', 'text']);
    expect(types(1)).toEqual(['text', 'image', 'image']);
  });

  it('is asked which of several pictures a thing is in', async () => {
    const pictures = [greyPicture(640, 480), greyPicture(480, 640)];
    const answers = {
      boxes: [
        { image_number: 1, bbox_2d: [0, 0, 280, 224], label: 'a' },
        { image_number: 2, bbox_2d: [0, 0, 224, 280], label: 'b' },
      ],
    };
    const model = new DictatedModel('qwen2.5-vl', [[JSON.stringify(answers)]]);
    const answer = JSON.parse(
      await answerOf(model, asking(seed, pictures, json(z.toJSONSchema(boxesSchema)))),
    );
    expect(Object.keys(answer.boxes[0])).toEqual(['box_2d', 'mask', 'label']);
    const near = (values: number[], expected: number[]) =>
      values.forEach((value, at) => {
        expect(Math.abs(value - expected[at]!)).toBeLessThan(3);
      });
    near(answer.boxes[0].box_2d, [0, 0, 500, 455]);
    near(answer.boxes[1].box_2d, [0, 0, 455, 500]);
  });
});

describe('Qwen2-VL', () => {
  it('may answer in tokens', async () => {
    const said = '<|object_ref_start|>mug<|object_ref_end|><|box_start|>(100,250),(400,750)<|box_end|>';
    const answer = await answerOf(
      new DictatedModel('qwen2-vl', [[said]]),
      asking('Detect the mugs', [picture]),
    );
    expect(answer).toBe('```json\n[\n  {"box_2d":[250,100,750,400],"label":"mug"}\n]\n```');
  });
});

describe('models of few tasks', () => {
  it.each([
    ['florence-2', 'Detect all objects.', '<OD>', 'mug<loc_100><loc_250><loc_400><loc_750>'],
    [
      'florence-2',
      'Detect the mugs.',
      '<OPEN_VOCABULARY_DETECTION>mugs',
      'mug<loc_100><loc_250><loc_400><loc_750>',
    ],
    [
      'paligemma',
      'Detect the mugs and the jars.',
      'detect mugs ; jars',
      '<loc0256><loc0102><loc0768><loc0410> mug',
    ],
  ] as const)('%s finds things: %s', async (family, prompt, asked, said) => {
    const model = new DictatedModel(family, [[said]]);
    const list = JSON.parse((await answerOf(model, asking(prompt, [picture]))).replaceAll(/```(json)?/g, ''));
    expect(list).toEqual([{ box_2d: expect.any(Array), label: 'mug' }]);
    list[0].box_2d.forEach((value: number, at: number) => {
      expect(Math.abs(value - [250, 100, 750, 400][at]!)).toBeLessThanOrEqual(2);
    });
    expect(model.prompt()).toBe(asked);
    expect(model.asked[0]!.turns[0]!.parts[0]!.type).toBe('image');
  });

  it.each([
    ['florence-2', 'Caption this image.', '<CAPTION>'],
    ['florence-2', 'Describe this image in detail.', '<MORE_DETAILED_CAPTION>'],
    ['florence-2', 'What does it say? Read the text.', '<OCR>'],
    ['paligemma', 'Caption this image.', 'caption en'],
    ['paligemma', 'What colour is the car?', 'answer en What colour is the car?'],
  ] as const)('%s does its tasks: %s', async (family, prompt, asked) => {
    const model = new DictatedModel(family, [['a word']]);
    expect(await answerOf(model, asking(prompt, [picture]))).toBe('a word');
    expect(model.prompt()).toBe(asked);
  });

  it.each([
    ['florence-2', asking('What colour is the car?', [picture])],
    ['florence-2', asking('Caption this image.', [])],
    ['florence-2', asking('Caption these images.', [picture, picture])],
    ['paligemma', asking('Detect all objects.', [picture])],
    ['paligemma', asking('What?', [picture], json({ type: 'object' }))],
  ] as const)('%s refuses what it was not trained for', async (family, request) => {
    await expect(eventsOf(new DictatedModel(family, [['a']]), request)).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });

  it('say that there is nothing by saying nothing', async () => {
    expect(await answerOf(new DictatedModel('florence-2', [[]]), asking('Detect the mugs.', [picture]))).toBe(
      '```json\n[]\n```',
    );
  });
});

describe('schemas of the caller', () => {
  const qwen = (value: unknown) => new DictatedModel('qwen3-vl', [[JSON.stringify(value)]]);
  const native = { bbox_2d: [100, 250, 400, 750] };
  const text = { type: 'string' };
  const numbers = { type: 'array', items: { type: 'integer' } };

  it.each([
    [
      'x first by its description',
      {
        properties: {
          area: { type: 'array', items: { type: 'integer' }, description: '[xmin, ymin, xmax, ymax]' },
        },
      },
      native,
      { area: [100, 250, 400, 750] },
    ],
    [
      'in pixels',
      {
        properties: {
          bbox: { type: 'array', items: { type: 'number' }, description: '[x1, y1, x2, y2] in pixels' },
        },
      },
      native,
      { bbox: [128, 180, 512, 540] },
    ],
    [
      'as an object',
      {
        properties: {
          bounding_box: {
            type: 'object',
            properties: {
              ymin: { type: 'integer' },
              xmin: { type: 'integer' },
              ymax: { type: 'integer' },
              xmax: { type: 'integer' },
            },
          },
        },
      },
      native,
      { bounding_box: { ymin: 250, xmin: 100, ymax: 750, xmax: 400 } },
    ],
    [
      'spread over properties',
      {
        properties: {
          x: { type: 'integer' },
          y: { type: 'integer' },
          width: { type: 'integer' },
          height: { type: 'integer' },
          label: { type: 'string' },
        },
      },
      { ...native, label: 'a' },
      { x: 100, y: 250, width: 300, height: 500, label: 'a' },
    ],
    [
      'by reference',
      {
        $defs: {
          Box: { type: 'array', items: { type: 'integer' } },
          Item: {
            type: 'object',
            properties: {
              box_2d: { $ref: '#/$defs/Box' },
              children: { type: 'array', items: { $ref: '#/$defs/Item' } },
            },
            required: ['box_2d'],
          },
        },
        $ref: '#/$defs/Item',
      },
      { ...native, children: [native] },
      { box_2d: [250, 100, 750, 400], children: [{ box_2d: [250, 100, 750, 400] }] },
    ],
    [
      'or nothing',
      {
        properties: { box_2d: { anyOf: [{ type: 'array', items: { type: 'integer' } }, { type: 'null' }] } },
      },
      { bbox_2d: null },
      { box_2d: null },
    ],
    [
      'in one of several forms',
      {
        anyOf: [
          { properties: { kind: { const: 'none' } }, required: ['kind'], type: 'object' },
          {
            properties: { kind: { const: 'one' }, box_2d: { type: 'array', items: { type: 'integer' } } },
            required: ['kind'],
            type: 'object',
          },
        ],
      },
      { kind: 'one', ...native },
      { kind: 'one', box_2d: [250, 100, 750, 400] },
    ],
    [
      'or points, whichever the model gives',
      {
        anyOf: [
          { properties: { label: text, box_2d: numbers }, type: 'object' },
          { properties: { label: text, point: numbers }, type: 'object' },
        ],
      },
      { label: 'a', point_2d: [400, 750] },
      { label: 'a', point: [750, 400] },
    ],
    [
      'in branches beside properties',
      {
        properties: { label: text },
        required: ['label'],
        anyOf: [
          { properties: { box_2d: numbers }, required: ['box_2d'] },
          { properties: { point: numbers }, required: ['point'] },
        ],
      },
      { label: 'a', ...native },
      { label: 'a', box_2d: [250, 100, 750, 400] },
    ],
    [
      'of which one or the other must be there',
      {
        properties: { label: text, box_2d: numbers, point: numbers },
        anyOf: [{ required: ['box_2d'] }, { required: ['point'] }],
      },
      { label: 'a', point_2d: [400, 750] },
      { label: 'a', point: [750, 400] },
    ],
    [
      'with a point',
      { properties: { point: { type: 'array', items: { type: 'integer' }, description: '[y, x]' } } },
      { point_2d: [400, 750] },
      { point: [750, 400] },
    ],
    [
      'lists of boxes',
      { properties: { boxes: { type: 'array', items: { type: 'array', items: { type: 'integer' } } } } },
      { boxes: [native.bbox_2d] },
      { boxes: [[250, 100, 750, 400]] },
    ],
  ])('boxes %s', async (_, schema, said, expected) => {
    const model = qwen(said);
    const request = asking('Where is it?', [picture], json({ type: 'object', ...schema }));
    expect(JSON.parse(await answerOf(model, request))).toEqual(expected);
    const { output } = model.asked[0]!;
    expect(output.type === 'json' && compileSchema(output.schema ?? true)(said)).toEqual([]);
  });

  it('keeps a box out of the answer that was asked for the mask only', async () => {
    const schema = {
      type: 'object',
      properties: { mask: { type: 'string', description: 'base64 PNG' }, label: { type: 'string' } },
      required: ['mask', 'label'],
    };
    const model = qwen({ ...native, label: 'cat' });
    const answer = JSON.parse(await answerOf(model, asking('Cut it out.', [picture], json(schema))));
    expect(answer).toEqual({ mask: expect.stringMatching(/^data:image\/png;base64,/), label: 'cat' });
    expect(JSON.stringify(model.asked[0]!.output)).toContain('"required":["bbox_2d","label"]');
  });

  it('leaves alone what has no places', async () => {
    const schema = {
      type: 'object',
      properties: {
        wearing_mask: { type: 'boolean' },
        mask: { type: 'string' },
        location: { type: 'array', items: { type: 'number' }, description: 'latitude and longitude' },
      },
    };
    const model = qwen({ wearing_mask: true, mask: 'blue', location: [1, 2] });
    const request = asking('What of box_2d?', [picture], json(schema));
    expect(JSON.parse(await answerOf(model, request))).toEqual({
      wearing_mask: true,
      mask: 'blue',
      location: [1, 2],
    });
    expect(model.asked[0]!.output).toEqual(request.output);
    expect(model.prompt()).toContain('What of box_2d?');
  });
});

describe('lists without a schema', () => {
  const native = '{"bbox_2d": [100, 250, 400, 750], "label": "mug"}';
  const listed = '{"box_2d":[250,100,750,400],"label":"mug"}';
  const ask = (lines: Lines, more: Partial<GenerateRequest> = {}) => {
    return eventsOf(new DictatedModel('qwen3-vl', [lines]), asking('Detect the mugs', [picture], more));
  };

  it.each([
    ['fenced', `\`\`\`json\n[${native}]\n\`\`\``],
    ['bare', `[${native}]`],
    ['with words around', `Here they are [all]: [${native}] I hope that helps.`],
    ['with a comma too many', `[${native},]`],
    ['one object', native],
    ['inside an object', `{"objects": [${native}]}`],
    ['after thinking aloud', `<think>[1,2] maybe</think>\n[${native}]`],
  ])('are read %s', async (_, said) => {
    expect(await ask([said])).toEqual([
      { type: 'text', text: `\`\`\`json\n[\n  ${listed}\n]\n\`\`\`` },
      { type: 'finish', reason: 'stop' },
    ]);
  });

  it('keep what is whole of what the limit of tokens cut', async () => {
    const finish = { type: 'finish', reason: 'length' } as const;
    expect(await ask([`[${native},{"bbox_2d": [1, 2, 3`, finish])).toEqual([
      { type: 'text', text: `\`\`\`json\n[\n  ${listed}\n]\n\`\`\`` },
      finish,
    ]);
  });

  it.each(['There is no mug in this picture.', 'No mug [or cup] here: [].', '[{"label": "mug"}]'])(
    'are never made up: %s',
    async (said) => {
      expect(await ask([said])).toEqual([
        { type: 'text', text: said },
        { type: 'finish', reason: 'stop' },
      ]);
    },
  );

  it('are bare where fences are forbidden, and as JSON', async () => {
    const system =
      'Return bounding boxes as a JSON array with labels. Never return masks or code fencing. Limit to 25 objects.';
    for (const more of [{ system }, { output: { type: 'json' } as const }])
      expect((await ask([`[${native}]`], more))[0]).toEqual({ type: 'text', text: `[\n  ${listed}\n]` });
  });

  it('may have a form that the prompt shows', async () => {
    const prompt =
      'Return JSON like {"objects":[{"name":"cat","bbox":[10, 20, 30, 40]}]} with bbox as [x1, y1, x2, y2] in pixels for all animals.';
    const model = new DictatedModel('qwen3-vl', [
      ['{"objects":[{"name":"dog","bbox_2d":[100,250,400,750]}]}'],
    ]);
    const answer = await answerOf(model, asking(prompt, [picture]));
    expect(model.prompt()).toContain('with bbox_2d as [x1, y1, x2, y2] normalized to 0-1000');
    expect(model.prompt()).toContain('"bbox_2d":[8, 28, 23, 56]');
    expect(JSON.parse(answer.replaceAll(/```(json)?/g, ''))).toEqual({
      objects: [{ name: 'dog', bbox: [128, 180, 512, 540] }],
    });
  });

  it('are not looked for in other answers', async () => {
    const model = new DictatedModel('qwen3-vl', [['It is ', `a mug: [${native}]`]]);
    const events = await eventsOf(model, asking('What is this?', [picture]));
    expect(events.map((event) => event.type)).toEqual(['text', 'text', 'finish']);
    expect(model.prompt()).toBe('What is this?');
  });
});

describe('answers in JSON', () => {
  const schema = json({
    type: 'object',
    properties: {
      label: { type: 'string' },
      count: { type: 'integer' },
      colour: { enum: ['red', 'dark blue'] },
    },
    required: ['label'],
  });

  it('stream where a model cannot break the schema', async () => {
    const model = new DictatedModel('qwen3-vl', [['{"label"', ':"a"}']], { enforcesSchemas: true });
    expect((await eventsOf(model, asking('What?', [picture], schema))).map(({ type }) => type)).toEqual([
      'text',
      'text',
      'finish',
    ]);
  });

  it('come out of words, with slips of form put right', async () => {
    const model = new DictatedModel('qwen3-vl', [['Sure! {"label":"a","count":"2","colour":"Dark Blue"}']]);
    expect(await answerOf(model, asking('What?', [picture], schema))).toBe(
      '{"label":"a","count":2,"colour":"dark blue"}',
    );
    expect(model.asked).toHaveLength(1);
  });

  it('are asked for again once', async () => {
    const model = new DictatedModel('qwen3-vl', [
      [{ type: 'thought', text: 'hm' }, '{"label":5}'],
      ['{"label":"a"}'],
    ]);
    const events = await eventsOf(model, asking('What?', [picture], schema));
    expect(events).toEqual([
      { type: 'thought', text: 'hm' },
      { type: 'text', text: '{"label":"a"}' },
      { type: 'finish', reason: 'stop' },
    ]);
    expect(model.prompt(1)).toContain('/label must be string');
    expect(model.asked[1]!.turns).toHaveLength(3);
  });

  it('are refused then', async () => {
    const model = new DictatedModel('qwen3-vl', [['nothing'], ['{"count":1}']]);
    await expect(eventsOf(model, asking('What?', [picture], schema))).rejects.toMatchObject({
      code: 'malformed_output',
      message: expect.stringMatching(/response_format\.schema: .*label.*; it was asked twice; /),
    });
  });

  it('are refused where a box is none', async () => {
    const bad = '{"boxes":[{"bbox_2d":[1,2,3],"label":"a"}]}';
    const model = new DictatedModel('qwen3-vl', [[bad], [bad]]);
    const request = asking(seed, [picture], json(z.toJSONSchema(boxesSchema)));
    await expect(eventsOf(model, request)).rejects.toThrow(
      /\/boxes\/0\/bbox_2d must be \[xmin, ymin, xmax, ymax\]/,
    );
  });

  it('end where the limit of tokens cuts them, with what is whole', async () => {
    const cut = { type: 'finish', reason: 'length' } as const;
    const plain = new DictatedModel('qwen3-vl', [['{"label":"a', cut]]);
    expect(await eventsOf(plain, asking('What?', [picture], schema))).toEqual([
      { type: 'text', text: '{"label":"a' },
      cut,
    ]);
    const boxes = new DictatedModel('qwen3-vl', [
      ['{"boxes":[{"bbox_2d":[100,250,400,750],"label":"a"},{"bbox', cut],
    ]);
    const events = await eventsOf(boxes, asking(seed, [picture], json(z.toJSONSchema(boxesSchema))));
    expect(events.at(-1)).toEqual(cut);
    expect(JSON.parse((events[0] as { text: string }).text).boxes).toHaveLength(1);
  });
});

describe('hostile answers', () => {
  const request = asking(seed, [picture], json(z.toJSONSchema(boxesSchema)));
  const twice = (said: string) => new DictatedModel('qwen3-vl', [[said], [said]]);

  it.each([
    ['nests deep', `${'['.repeat(200_000)}`],
    ['has numbers beyond all', '{"boxes":[{"bbox_2d":[1e999,0,1,1],"label":"a"}]}'],
    ['has no number', '{"boxes":[{"bbox_2d":[NaN,0,1,1],"label":"a"}]}'],
    [
      'has boxes without number',
      JSON.stringify({ boxes: Array(100_000).fill({ bbox_2d: [1, 2, 3, 4], label: '' }) }),
    ],
    ['never ends', 'a'.repeat(4_100_000)],
    ['repeats what patterns look for', '(((("bbox_2d": ['.repeat(50_000)],
  ])('is refused that %s', async (_, said) => {
    await expect(eventsOf(twice(said), request)).rejects.toMatchObject({ code: 'malformed_output' });
  });

  it('is bounded that has very many boxes', async () => {
    const said = JSON.stringify({
      boxes: Array.from({ length: 5000 }, () => ({ bbox_2d: [1, 2, 3, 4], label: 'a' })),
    });
    let cut = 0;
    const counting = {
      ...segmenter,
      segment: (...args: Parameters<Segmenter['segment']>) => {
        cut += args[1].length;
        return segmenter.segment(...args);
      },
    };
    const answer = JSON.parse(await answerOf(twice(said), request, counting));
    expect(answer.boxes).toHaveLength(5000);
    expect(cut).toBe(300);
  });

  it('stops with its caller', async () => {
    const stop = new AbortController();
    const model = new DictatedModel('qwen3-vl', [['a', 'b']]);
    stop.abort(new Error('gone'));
    await expect(eventsOf(model, request, segmenter, stop.signal)).rejects.toThrow('gone');
  });
});

describe('masks by the embedded segmenter', () => {
  const real = createSegmenter({ threads: 1 });
  afterAll(() => real.close());

  it('follow the thing in the box', async () => {
    const png = await drawSvg(
      svgDocument(backdrop('#7ba05b', '#6b8f4e', 240), circle(320, 240, 110, '#c03028')),
    );
    const decode = async () => {
      const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      return { width: info.width, height: info.height, data: new Uint8Array(data) };
    };
    const disc = { ...canvas, decode, digest: async () => 'disc' };
    const [x, y] = [1000 / canvas.width, 1000 / canvas.height];
    const box = [210 * x, 130 * y, 430 * x, 350 * y].map(Math.round);
    const model = new DictatedModel('qwen3-vl', [
      [JSON.stringify({ boxes: [{ bbox_2d: box, label: 'disc' }] })],
    ]);
    const answer = JSON.parse(
      await answerOf(model, asking(seed, [disc], json(z.toJSONSchema(boxesSchema))), real),
    );
    const polygon = answer.boxes[0].mask as [number, number][];
    expect(polygon.length).toBeGreaterThan(8);
    for (const [px, py] of polygon)
      expect(Math.abs(Math.hypot(px / x - 320, py / y - 240) - 110)).toBeLessThan(25);
  });
});

it('knows every family that writes JSON', () => {
  const others = familyIds.filter((id) => natively[id] === undefined);
  expect(others).toEqual(['qwen2.5-vl', 'paligemma', 'florence-2']);
});
