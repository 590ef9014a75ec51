import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fillJson as fillAny } from '../../../../../tests/support/fillJson.js';
import { DrishtiError } from '../../../../errors.js';
import { checkSchema } from '../../../../schema/check.js';
import { compileSchema } from '../../../../schema/validate.js';
import type { SeenImage } from '../seen.js';

type Found = readonly [label: string, score: number, x0: number, y0: number, x1: number, y1: number];

const seen = (...found: Found[]): SeenImage => ({
  size: { width: 1280, height: 720 },
  detections: found.map(([label, score, x0, y0, x1, y1]) => ({ label, score, box: { x0, y0, x1, y1 } })),
});

const pets = seen(
  ['cat', 0.9, 128, 180, 512, 540],
  ['dog', 0.75, 640, 360, 1280, 720],
  ['cat', 0.5, 0, 0, 64, 72],
  ['couch', 0.3, 0, 360, 1280, 720],
);
const street = seen(['car', 0.9, 0, 0, 640, 360], ['person', 0.8, 640, 0, 768, 720]);
const nothing = seen();

const fillJson = (schema: unknown, prompt = 'Describe it.', images: readonly SeenImage[] = [pets]) =>
  fillAny(schema, prompt, images);

/** Fills what zod generates for a type; the result must be what the type itself accepts. */
const fill = <T>(type: z.ZodType<T>, prompt?: string, images?: readonly SeenImage[]): T =>
  type.parse(fillJson(z.toJSONSchema(type), prompt, images));

const number = z.number();
const box2d = z.array(z.int());
const box2dSchema = { type: 'array', items: { type: 'integer' } };
const item = z.object({
  box_2d: z.array(number).describe('Bounding box as [ymin, xmin, ymax, xmax] in 0-1000'),
  mask: z.array(z.array(number)).describe('Polygon as a list of [x, y]'),
  label: z.string(),
});

describe("fillSchema fills Gemini's own sample", () => {
  const sample = z.object({ boxes: z.array(item) });

  it('with boxes, the corners as polygons, and labels', () => {
    expect(fill(sample, 'Detect the cats').boxes).toEqual([
      {
        box_2d: [250, 100, 750, 400],
        mask: [
          [100, 250],
          [400, 250],
          [400, 750],
          [100, 750],
        ],
        label: 'cat',
      },
      expect.objectContaining({ box_2d: [0, 0, 100, 50] }),
    ]);
  });

  it('with an empty list where nothing is found, nothing known is asked for, or no picture is given', () => {
    expect(fill(sample, 'Detect everything', [nothing])).toEqual({ boxes: [] });
    expect(fill(sample, 'Detect the unicorns')).toEqual({ boxes: [] });
    expect(fill(sample, 'Detect everything', [])).toEqual({ boxes: [] });
  });

  it('from pydantic, with the object under $defs', () => {
    const schema = {
      $defs: {
        Box: {
          properties: {
            box_2d: { items: { type: 'integer' }, title: 'Box 2D', type: 'array' },
            mask: { items: { items: { type: 'integer' }, type: 'array' }, title: 'Mask', type: 'array' },
            label: { title: 'Label', type: 'string' },
          },
          required: ['box_2d', 'mask', 'label'],
          title: 'Box',
          type: 'object',
        },
      },
      properties: { boxes: { items: { $ref: '#/$defs/Box' }, title: 'Boxes', type: 'array' } },
      required: ['boxes'],
      title: 'Boxes',
      type: 'object',
    };
    expect(fillJson(schema, 'Detect the dog')).toEqual({
      boxes: [{ box_2d: [500, 500, 1000, 1000], mask: expect.any(Array), label: 'dog' }],
    });
  });

  it('in the order of its properties', () => {
    const type = z.array(z.object({ label: z.string(), box_2d: box2d }));
    expect(JSON.stringify(fill(type, 'the dog'))).toBe('[{"label":"dog","box_2d":[500,500,1000,1000]}]');
  });
});

describe('fillSchema writes boxes as the schema says', () => {
  const cat = 'Detect the cat with the largest box';
  it.each([
    ['box_2d', z.tuple([number, number, number, number]), [250, 100, 750, 400]],
    ['bbox', z.array(number).describe('[x_min, y_min, x_max, y_max] in pixels'), [128, 180, 512, 540]],
    ['bbox', z.array(number).describe('x, y, width, height; normalized to 0-1'), [0.1, 0.25, 0.3, 0.5]],
    ['bbox_xyxy', z.array(number), [100, 250, 400, 750]],
    ['boundingBox', z.array(number.min(0).max(1)), [0.25, 0.1, 0.75, 0.4]],
    ['rect', z.array(z.int()).describe('cx, cy, w, h in pixels'), [320, 360, 384, 360]],
    [
      'box',
      z.object({ ymin: number, xmin: number, ymax: number, xmax: number }),
      { ymin: 250, xmin: 100, ymax: 750, xmax: 400 },
    ],
    [
      'boundingBox',
      z.object({ x: number, y: number, width: number, height: number }).describe('pixels'),
      { x: 128, y: 180, width: 384, height: 360 },
    ],
    [
      'bounding_box',
      z.object({ left: number, top: number, right: number, bottom: number }),
      { left: 100, top: 250, right: 400, bottom: 750 },
    ],
    [
      'coords',
      z.object({ x1: number, y1: number, x2: number, y2: number }),
      { x1: 100, y1: 250, x2: 400, y2: 750 },
    ],
    [
      'coords',
      z.object({ x0: number, y0: number, x1: number, y1: number }),
      { x0: 100, y0: 250, x1: 400, y1: 750 },
    ],
    ['point', z.array(number), [500, 250]],
    ['center', z.object({ x: number, y: number }), { x: 250, y: 500 }],
  ])('%s %#', (name, type, expected) => {
    const list = z.array(z.object({ [name]: type, box_2d: box2d.optional(), label: z.string() }));
    expect(fill(list, cat)[0]![name]).toEqual(expected);
  });

  it('flat, beside the label', () => {
    const type = z.array(
      z.object({ name: z.string(), xmin: z.int(), ymin: z.int(), xmax: z.int(), ymax: z.int() }),
    );
    expect(fill(type, 'the dog')).toEqual([{ name: 'dog', xmin: 500, ymin: 500, xmax: 1000, ymax: 1000 }]);
  });

  it('as the prompt says where the schema is silent', () => {
    const type = z.array(z.object({ box: z.array(number), label: z.string() }));
    expect(fill(type, 'Detect the dog. Boxes are [x1, y1, x2, y2] in pixels.')[0]!.box).toEqual([
      640, 360, 1280, 720,
    ]);
  });

  it('as bare lists of numbers', () => {
    expect(fill(z.object({ boxes: z.array(z.array(z.int()).length(4)) }), 'the dog')).toEqual({
      boxes: [[500, 500, 1000, 1000]],
    });
  });
});

describe('fillSchema writes outlines in the nesting of the schema', () => {
  it.each([
    [z.array(z.object({ x: number, y: number })), { x: 500, y: 500 }],
    [z.array(z.array(number)), [500, 500]],
    [z.array(z.array(z.array(number))), expect.objectContaining({ length: 4 })],
    [z.array(number), 500],
    [z.string(), 'd'],
  ])('%#', (polygon, first) => {
    const [dog] = fill(z.array(z.object({ label: z.string(), polygon })), 'the dog');
    expect(dog!.polygon[0]).toEqual(first);
  });

  it('as a PNG where a string is wanted', () => {
    const [dog] = fill(z.array(z.object({ box_2d: box2d, mask: z.string() })), 'the dog');
    expect(dog!.mask).toMatch(/^data:image\/png;base64,iVBOR/);
  });
});

describe('fillSchema names objects', () => {
  it('by the option of an enum that fits, leaving out what none fits', () => {
    const type = z.array(z.object({ box_2d: box2d, category: z.enum(['vehicle', 'animal']) }));
    expect(fill(type).map(({ category }) => category)).toEqual(['animal', 'animal', 'animal']);
    expect(fill(type, 'Detect all', [street]).map(({ category }) => category)).toEqual(['vehicle']);
  });

  it('by a catch-all option rather than not at all, and never by a narrower one', () => {
    const type = z.array(z.object({ box_2d: box2d, type: z.enum(['kitten', 'dog', 'other']) }));
    expect(fill(type).map((one) => one.type)).toEqual(['other', 'dog', 'other', 'other']);
  });

  it('with their confidence in the wanted range', () => {
    const type = z.array(
      z.object({
        label: z.string(),
        box: box2d,
        confidence: number.min(0).max(1),
        score: z.int().min(0).max(100),
        probability: number.describe('in percent'),
        certainty: z.enum(['low', 'medium', 'high']),
      }),
    );
    expect(fill(type, 'the dog')[0]).toMatchObject({
      confidence: 0.75,
      score: 75,
      probability: 75,
      certainty: 'high',
    });
  });

  it('with place and number', () => {
    const type = z.array(
      z.object({
        id: z.int(),
        index: z.int(),
        box: box2d,
        position: z.string(),
        side: z.enum(['left', 'right']),
      }),
    );
    expect(fill(type, 'the dog')[0]).toMatchObject({
      id: 1,
      index: 0,
      position: 'bottom right',
      side: 'right',
    });
  });
});

describe('fillSchema sums up', () => {
  it('counts, presences and lists by their names', () => {
    const type = z.object({
      number_of_cats: z.int(),
      dogCount: z.int(),
      zebras: z.int(),
      total_animals: z.int(),
      has_dog: z.boolean(),
      contains_people: z.boolean(),
      objects: z.array(z.string()),
      animals: z.array(z.string()),
      description: z.string(),
    });
    expect(fill(type)).toEqual({
      number_of_cats: 2,
      dogCount: 1,
      zebras: 0,
      total_animals: 3,
      has_dog: true,
      contains_people: false,
      objects: ['cat', 'dog', 'couch'],
      animals: ['cat', 'dog'],
      description: expect.stringMatching(/dog.*two cats.*couch/),
    });
  });

  it('by kind, in lists and maps', () => {
    const counts = [
      { label: 'cat', count: 2 },
      { label: 'dog', count: 1 },
      { label: 'couch', count: 1 },
    ];
    expect(fill(z.array(z.object({ label: z.string(), count: z.int() })))).toEqual(counts);
    expect(fill(z.record(z.string(), z.int()))).toEqual({ cat: 2, dog: 1, couch: 1 });
    expect(fill(z.object({ cats: z.array(item), sheep: z.array(item), socks: z.array(item) }))).toMatchObject(
      {
        cats: [{ label: 'cat' }, { label: 'cat' }],
        sheep: [],
        socks: [],
      },
    );
    const groups = z.object({ groups: z.array(z.object({ label: z.string(), instances: z.array(item) })) });
    expect(fill(groups).groups.map(({ label, instances }) => [label, instances.length])).toEqual([
      ['cat', 2],
      ['dog', 1],
      ['couch', 1],
    ]);
  });

  it('the answer to the question', () => {
    expect(fill(z.int(), 'How many cats are there?')).toBe(2);
    expect(fill(z.object({ answer: z.int() }), 'How many dogs are there?')).toEqual({ answer: 1 });
    expect(fill(z.object({ answer: z.boolean() }), 'Is there a zebra?')).toEqual({ answer: false });
    expect(fill(z.object({ answer: z.enum(['yes', 'no']) }), 'Is there a dog?')).toEqual({ answer: 'yes' });
    expect(fill(z.object({ answer: z.string() }), 'Is there a dog?')).toEqual({
      answer: 'Yes, I can see a dog.',
    });
    expect(fill(z.object({ is_present: z.boolean() }), 'Detect the dog')).toEqual({ is_present: true });
    expect(fill(z.string(), 'Caption it.')).toMatch(/dog.*two cats/);
  });

  it('the best object where one is wanted, or null', () => {
    const type = z.object({ object: item.nullable() });
    expect(fill(type, 'Find the dog').object?.label).toBe('dog');
    expect(fill(type, 'Find the zebra')).toEqual({ object: null });
    expect(fill(item, 'Find the dog').label).toBe('dog');
  });

  it('no more objects than are allowed, the best ones', () => {
    expect(fill(z.array(item).max(2)).map(({ label }) => label)).toEqual(['cat', 'dog']);
  });
});

describe('fillSchema leaves open what it cannot know', () => {
  it('with null, nothing or the empty value', () => {
    const type = z.object({
      is_indoor: z.boolean().nullable(),
      colors: z.array(z.string()),
      dominant_colors: z.array(z.object({ name: z.string(), share: number })),
      ingredients: z.array(z.object({ name: z.string(), amount: z.string() })),
      steps: z.array(z.string()),
      merchant: z.string(),
      date: z.iso.date().nullable(),
      total: number.describe('Total amount paid').nullable(),
      lines: z.array(z.object({ name: z.string(), price: number })),
      mood: z.enum(['happy', 'sad']).optional(),
      unicorns: z.int().nullable(),
    });
    expect(fill(type)).toEqual({
      is_indoor: null,
      colors: [],
      dominant_colors: [],
      ingredients: [],
      steps: [],
      merchant: '',
      date: null,
      total: null,
      lines: [],
      unicorns: null,
    });
  });

  it('within objects as well', () => {
    const type = z.array(
      item.extend({ color: z.string(), breed: z.string().nullable(), is_sleeping: z.boolean().optional() }),
    );
    expect(fill(type, 'the dog')[0]).toMatchObject({ label: 'dog', color: '', breed: null });
    expect(fill(type, 'the dog')[0]).not.toHaveProperty('is_sleeping');
  });
});

describe('fillSchema tells pictures apart', () => {
  it('in lists by picture', () => {
    const type = z.object({
      images: z.array(z.object({ image_index: z.int(), image_number: z.int(), objects: z.array(item) })),
    });
    const { images } = fill(type, 'Detect everything', [pets, street]);
    expect(
      images.map(({ image_index, image_number, objects }) => [image_index, image_number, objects.length]),
    ).toEqual([
      [0, 1, 4],
      [1, 2, 2],
    ]);
  });

  it('by an index beside each box', () => {
    const type = z.array(z.object({ image: z.int(), box_2d: box2d, label: z.string() }));
    expect(
      fill(type, 'the cats and the car', [pets, street]).map(({ image, label }) => [image, label]),
    ).toEqual([
      [1, 'cat'],
      [1, 'cat'],
      [2, 'car'],
    ]);
  });

  it('in the labels, where boxes are of the last picture or of the one that is named', () => {
    const type = z.array(item);
    expect(fill(type, 'Detect all', [pets, street]).map(({ label }) => label)).toEqual([
      'car (picture 2)',
      'person (picture 2)',
    ]);
    expect(fill(type, 'Detect the dog in the first image', [pets, street]).map(({ label }) => label)).toEqual(
      ['dog'],
    );
  });
});

describe('fillSchema repairs or refuses', () => {
  it('empties what breaks a bound it cannot keep honestly', () => {
    expect(
      fillJson({ type: 'object', properties: { cats: { type: 'integer', maximum: 1 } }, required: ['cats'] }),
    ).toEqual({ cats: 0 });
    expect(fillJson({ type: 'string', enum: ['zebra', 'unknown'] })).toBe('unknown');
  });

  it('repairs every item of a long list', () => {
    const many = seen(...Array.from({ length: 100 }, (_, at): Found => ['dog', 0.9, at, at, at + 9, at + 9]));
    const item = {
      type: 'object',
      properties: { box: { type: 'array' }, score: { type: 'number', maximum: 0.5 } },
    };
    const filled = fillJson({ type: 'array', items: item }, 'Detect all', [many]) as { score: number }[];
    expect(filled).toHaveLength(100);
    expect(filled.every(({ score }) => score === 0)).toBe(true);
  });

  it('keeps what it knows beside what is required without being declared', () => {
    const schema = {
      type: 'object',
      properties: { cats: { type: 'integer' } },
      required: ['cats', 'other', 'constructor'],
    };
    expect(fillJson(schema)).toEqual({ cats: 2, other: null, constructor: null });
  });

  it('names the place that nothing satisfies', () => {
    const schema = { type: 'object', properties: { a: false }, required: ['a'] };
    expect(() => fillJson(schema)).toThrow(DrishtiError);
    expect(() => fillJson(schema)).toThrow('properties.a');
  });

  it('refuses schemas that ask for a flood of values', () => {
    const $defs: Record<string, unknown> = { D0: { type: 'integer' } };
    for (let level = 1; level <= 20; level++) {
      const $ref = `#/$defs/D${level - 1}`;
      $defs[`D${level}`] = { type: 'object', properties: { a: { $ref }, b: { $ref }, c: { $ref } } };
    }
    expect(() => fillJson({ $defs, $ref: '#/$defs/D20' })).toThrow('too many values');
  });
});

describe('fillSchema always satisfies the schema', () => {
  const node: z.ZodType = z.lazy(() => z.object({ label: z.string(), children: z.array(node) }));
  const nestedItem = z.object({
    thing: z.object({ meta: z.object({ label: z.string() }), where: z.object({ box_2d: box2d }) }),
  });
  const corpus: Readonly<Record<string, z.ZodType>> = {
    sample: z.object({ boxes: z.array(item) }),
    tuple: z.array(z.object({ box_2d: z.tuple([z.int(), z.int(), z.int(), z.int()]), label: z.string() })),
    nested: z.object({ result: z.object({ items: z.array(nestedItem) }) }),
    union: z.object({ result: z.union([z.object({ objects: z.array(item) }), z.null()]) }),
    discriminated: z.discriminatedUnion('type', [
      z.object({ type: z.literal('found'), objects: z.array(item) }),
      z.object({ type: z.literal('none'), reason: z.string() }),
    ]),
    recursive: node,
    json: z.json(),
    map: z.record(z.string(), z.array(item)),
    optional: z.object({ a: z.string().optional(), b: z.int().nullish(), c: z.array(item).optional() }),
    literals: z.object({ version: z.literal(2), kind: z.literal('cat') }),
    bounded: z.object({
      count: z.int().min(5),
      share: z.number().positive().max(1),
      tags: z.array(z.string()).min(2).max(3),
    }),
    formats: z.object({ at: z.iso.datetime(), on: z.iso.date(), description: z.string().min(10) }),
    scalars: z.tuple([z.string(), z.int(), z.boolean(), z.null()]),
    strict: z.strictObject({ label: z.enum(['red', 'green', 'other']), confidence: z.number() }),
    intersection: z.intersection(z.object({ label: z.string() }), z.object({ box: box2d })),
    deep: z.object({
      a: z.object({ b: z.object({ c: z.object({ d: z.object({ objects: z.array(item) }) }) }) }),
    }),
    any: z.any(),
    strange: z.object({
      ['__proto__x']: z.string(),
      ['a/b~c']: z.int(),
      ['']: z.boolean(),
      ['🐈']: z.array(box2d),
    }),
  };
  const prompts = [
    'Detect all objects',
    'How many cats are there?',
    'Is there a zebra?',
    'Detect the unicorns',
    '',
  ];
  const pictures: Readonly<Record<string, readonly SeenImage[]>> = {
    'one picture': [pets],
    'nothing seen': [nothing],
    'two pictures': [pets, street],
    'no picture': [],
  };

  it.each(Object.keys(corpus))('%s', (name) => {
    const schema = checkSchema(z.toJSONSchema(corpus[name]!), 'schema');
    const validate = compileSchema(schema);
    for (const prompt of prompts) {
      for (const images of Object.values(pictures)) {
        expect(validate(fillJson(schema, prompt, images)), `${name}, ${prompt}`).toEqual([]);
      }
    }
  });

  it.each([
    [
      { type: 'string', enum: ['indoor', 'outdoor'] },
      /^schema: has no empty value, but it was not seen or cannot/,
    ],
    [
      z.toJSONSchema(z.object({ mood: z.enum(['happy', 'sad']) })),
      /^schema.properties.mood: has no empty value/,
    ],
    [
      z.toJSONSchema(z.object({ unicorns: z.array(item).min(1) })),
      /^schema.properties.unicorns.*allow an empty list/,
    ],
    [
      z.toJSONSchema(z.object({ boxes: z.array(item.extend({ mood: z.enum(['happy', 'sad']) })) })),
      /'mood'.*null/,
    ],
  ])('or says what it cannot answer without guessing: %#', (schema, message) => {
    expect(() => fillJson(schema)).toThrow(message);
  });

  it('counts of a group no doubtful kinds beside those that are plain', () => {
    const traffic = seen(
      ['bus', 0.8, 0, 0, 640, 360],
      ['car', 0.2, 700, 0, 768, 100],
      ['truck', 0.2, 0, 0, 640, 360],
    );
    const schema = { type: 'object', properties: { total_vehicles: { type: 'integer' } } };
    expect(fillJson(schema, 'Analyse it', [traffic])).toEqual({ total_vehicles: 1 });
    const doubtful = seen(['car', 0.2, 700, 0, 768, 100]);
    expect(fillJson(schema, 'Analyse it', [doubtful])).toEqual({ total_vehicles: 1 });
  });

  it('calls the center the middle where that is the option', () => {
    const position = { type: 'string', enum: ['left', 'middle', 'right'] };
    const item = { type: 'object', properties: { label: { type: 'string' }, box_2d: box2dSchema, position } };
    const centred = seen(['cat', 0.9, 600, 300, 680, 400]);
    expect(fillJson({ type: 'array', items: item }, 'Detect the cats', [centred])).toEqual([
      expect.objectContaining({ position: 'middle' }),
    ]);
  });

  it('keeps the words of a list that is too short', () => {
    const schema = {
      type: 'object',
      properties: { keywords: { type: 'array', items: { type: 'string' }, minItems: 9 } },
    };
    const { keywords } = fillJson(schema) as { keywords: string[] };
    expect(keywords).toHaveLength(9);
    expect(keywords).toEqual(expect.arrayContaining(['cat', 'dog', '']));
  });

  it('does not tell in a field what is told of the answer', () => {
    const text = z.object({ title: z.string(), alt_text: z.string(), caption: z.string() });
    const filled = fill(text, 'Metadata for the product listing page');
    expect(JSON.stringify(filled)).not.toContain('understand');
    expect(filled.title).toMatch(/cat/i);
    expect(fill(text, 'Beschreibe das Bild auf Deutsch').title).toBe(filled.title);
  });

  it('with what neither zod nor pydantic would write', () => {
    const schemas = [
      true,
      {},
      { type: ['array', 'null'] },
      { properties: { boxes: { items: {} } } },
      { enum: [null, 1, 'a'] },
      { type: 'object', required: ['x'] },
      { const: { a: [1] } },
      { items: { type: 'integer' }, type: 'array', minItems: 3 },
      { allOf: [{ properties: { cats: { type: 'integer' } } }, { required: ['cats'] }] },
      JSON.parse('{"properties": {"__proto__": {"type": "string"}}, "required": ["__proto__"]}'),
    ];
    for (const schema of schemas)
      expect(compileSchema(checkSchema(schema, 'schema'))(fillJson(schema))).toEqual([]);
  });
});
