import { describe, expect, it } from 'vitest';
import { darkness, invoice, kitchen, parcel, receipt, street } from '../../../../tests/support/sights.js';
import { planAnswer } from '../language/planAnswer.js';
import { composeAnswer } from './composeAnswer.js';
import { composeJson } from './composeJson.js';
import type { SeenImage } from './seen.js';

const answer = (prompt: string, ...images: readonly SeenImage[]) => {
  const plan = planAnswer({
    model: 'drishti-embedded',
    turns: [{ role: 'user', parts: [{ type: 'text', text: prompt }] }],
    output: { type: 'json' },
    sampling: {},
    stopSequences: [],
  });
  return JSON.parse(JSON.stringify(composeJson(plan, images)));
};

describe('JSON in the form of an example in the prompt', () => {
  it.each([
    ['Count them: {"people": n, "cars": n}', street, { people: 1, cars: 2 }],
    [
      'Return {"caption": "...", "is_indoor": true}',
      street,
      { caption: expect.stringMatching(/bus/), is_indoor: false },
    ],
    [
      'Return {"dominant_colors": ["#rrggbb"]}',
      street,
      { dominant_colors: expect.arrayContaining([expect.stringMatching(/^#[0-9a-f]{6}$/)]) },
    ],
    ['Reply as {"cars": 0, "has_bus": false}', street, { cars: 2, has_bus: true }],
    [
      'Detect the cars. Return [{"name": "string", "bbox": [x1, y1, x2, y2], "confidence": 0.95}] with pixels.',
      street,
      [
        { name: 'car', bbox: [600, 250, 800, 350], confidence: 0.81 },
        { name: 'car', bbox: [850, 250, 1000, 350], confidence: 0.64 },
      ],
    ],
    [
      'Extract the receipt:\n```json\n{\n  "merchant": {"name": "", "phone": ""}, // who issued it\n  "total": 0.00,\n  "date": "YYYY-MM-DD",\n  "items": [{"name": "...", "price": 1.0}, ...]\n}\n```',
      receipt,
      {
        merchant: { name: 'GREEN LEAF MARKET', phone: '555-0134' },
        total: 11.12,
        date: '2024-03-14',
        items: [
          { name: 'Whole milk', price: 3.2 },
          { name: 'Bread', price: 3 },
          { name: 'Apples', price: 4.1 },
        ],
      },
    ],
    [
      'Where was this taken? {"location": "indoor|outdoor", "mood": "happy|sad"}',
      street,
      { location: 'outdoor', mood: null },
    ],
    [
      'Answer with {scene: string, objects: string[]; colors: []}',
      kitchen,
      {
        scene: 'kitchen',
        objects: ['dining table', 'bowl', 'apple', 'refrigerator'],
        colors: ['white', 'brown'],
      },
    ],
    [
      "Use this format: {'number_of_cars': <number of cars>, 'license_plate': '<the plate>'}",
      street,
      { number_of_cars: 2, license_plate: null },
    ],
    ['{name, count} please, of the vehicles, as [{label, count}]', street, expect.anything()],
  ])('%s', (prompt, image, expected) => {
    expect(answer(prompt, image)).toEqual(expected);
  });

  it('that is a schema itself', () => {
    const schema = { type: 'object', properties: { cars: { type: 'integer' } }, required: ['cars'] };
    expect(answer(`Follow this JSON schema: ${JSON.stringify(schema)}`, street)).toEqual({ cars: 2 });
  });
});

describe('JSON with the keys that the prompt names', () => {
  it.each([
    [
      'Return a JSON object with the keys "caption" and "objects".',
      kitchen,
      {
        caption: expect.stringMatching(/table|bowl|apple/),
        objects: ['dining table', 'bowl', 'apple', 'refrigerator'],
      },
    ],
    [
      'Give me JSON with keys vendor, invoice_number and total.',
      invoice,
      { vendor: 'Northwind Tools Ltd', invoice_number: 'INV-2051', total: 63 },
    ],
    [
      'Return a json array of all vehicles with "label" and "color"',
      street,
      [
        { label: 'bus', color: 'red' },
        { label: 'car', color: 'blue' },
        { label: 'car', color: 'white' },
      ],
    ],
    [
      'Output JSON containing the following fields:\n- is_blurry\n- brightness\n- mood',
      darkness,
      { is_blurry: true, brightness: expect.anything(), mood: null },
    ],
  ])('%s', (prompt, image, expected) => {
    expect(answer(prompt, image)).toEqual(expected);
  });
});

describe('JSON of our own form', () => {
  it('counts what was seen', () => {
    expect(answer('Describe the vehicles', street)).toEqual({
      answer: expect.stringMatching(/bus/),
      objects: [
        { label: 'bus', count: 1 },
        { label: 'car', count: 2 },
      ],
    });
  });

  it('has what the task is about', () => {
    expect(answer('Read the text', street)).toEqual({ answer: expect.any(String), text: '42 HARBOUR' });
    expect(answer('Scan the codes', parcel)).toMatchObject({
      codes: [{ format: 'EAN-13' }, { format: 'QR code' }],
    });
    expect(answer('What is the total?', receipt)).toMatchObject({ total: '$11.12' });
    expect(answer('Is this photo blurry?', darkness)).toMatchObject({ is_blurry: true });
  });

  it('tells pictures apart', () => {
    const { pictures } = answer('Describe it', darkness, street);
    expect(pictures).toMatchObject([
      { picture: 1, objects: [] },
      { picture: 2, objects: [{ label: 'bus', count: 1 }, { label: 'car' }, { label: 'person' }] },
    ]);
  });

  it('says that there is no picture', () => {
    expect(answer('Describe it')).toEqual({ answer: expect.stringMatching(/picture/), objects: [] });
  });

  it.each([
    ['Return JSON. Use {name} as a place holder.'],
    ['Return JSON { "a": '],
    [`Return JSON ${'{"a": ['.repeat(500)}`],
    [`Return JSON ${'['.repeat(20_000)}`],
    [`Return JSON with keys ${'a, '.repeat(10_000)}`],
    [`Return JSON {${'"k": "<'.repeat(3000)}`],
    ['Return JSON {"__proto__": 1, "constructor": "x"}'],
    ['Return JSON {"a": {"b": {"c": "…"}}, "": 2}'],
  ])('answers whatever a prompt holds: %#', (prompt) => {
    expect(answer(prompt, street)).toBeDefined();
  });
});

describe('JSON that only the prompt asks for', () => {
  const reply = (prompt: string) => {
    const plan = planAnswer({
      model: 'drishti-embedded',
      turns: [{ role: 'user', parts: [{ type: 'text', text: prompt }] }],
      output: { type: 'text' },
      sampling: {},
      stopSequences: [],
    });
    return composeAnswer(plan, [street]);
  };

  it('stands in a fence whose first line has nothing else', () => {
    const found = /^```json\n([\s\S]*)\n```$/.exec(reply('Return JSON: {"cars": n, "people": n}'));
    expect(JSON.parse(found?.[1] ?? '')).toEqual({ cars: 2, people: 1 });
  });

  it('is bare where fences are forbidden', () => {
    expect(reply('Return JSON: {"cars": n, "people": n}. No code fences.')).toBe('{"cars":2,"people":1}');
  });
});
