import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkSchema } from '../../../schema/check.js';
import { schemaSenses } from './schemaSenses.js';

const sensesOf = (type: z.ZodType) =>
  [...schemaSenses(checkSchema(z.toJSONSchema(type), 'schema'))].toSorted();

const { array, boolean, enum: oneOf, int, number, object, string } = z;
const box = array(int());

describe('schemaSenses', () => {
  it.each([
    ['boxes', object({ boxes: array(object({ box_2d: box, label: string() })) }), ['objects']],
    [
      'masks',
      object({ boxes: array(object({ box_2d: box, mask: array(array(int())), label: string() })) }),
      ['masks', 'objects'],
    ],
    ['areas', array(object({ label: string(), box: box, area: number() })), ['masks', 'objects']],
    ['counts', object({ number_of_cats: int(), has_dog: boolean() }), ['objects']],
    ['red cars', object({ red_cars: int() }), ['objectColours', 'objects']],
    ['text alone', object({ ocr_text: string() }), ['text']],
    [
      'lines',
      object({ lines: array(object({ text: string(), confidence: number() })) }),
      ['objects', 'text'],
    ],
    [
      'a receipt',
      object({ company: string(), date: string(), address: string(), total: string() }),
      ['text'],
    ],
    ['a nested receipt', object({ merchant: object({ name: string() }), tax: number() }), ['text']],
    [
      'line items',
      object({ line_items: array(object({ description: string(), unit_price: number() })) }),
      ['text'],
    ],
    ['codes', object({ barcodes: array(object({ format: string(), value: string() })) }), ['codes']],
    ['colours', object({ dominant_colors: array(string()) }), ['colours']],
    [
      'colours of things',
      array(object({ label: string(), box, color: string() })),
      ['objectColours', 'objects'],
    ],
    ['the colour of a kind', object({ car_color: string() }), ['objectColours', 'objects']],
    ['a background', object({ background_color: string() }), ['colours', 'objectColours', 'objects']],
    ['a scene', object({ is_indoor: boolean() }), ['objects', 'scene']],
    ['quality', object({ is_blurry: boolean() }), ['quality']],
    ['likeness', object({ similarity: number() }), ['fingerprint']],
    ['facts of the file', object({ width: int(), height: int() }), []],
    ['a caption', object({ caption: string() }), ['documentText', 'objectColours', 'objects', 'scene']],
    ['what only a document could say', object({ gate: string() }), ['documentText', 'objects']],
    [
      'a description',
      object({ field_1: string().describe('All visible text in the image') }),
      ['objects', 'text'],
    ],
    ['options', object({ kind: oneOf(['receipt', 'selfie']) }), ['objects', 'scene', 'text']],
  ] as const)('of %s', (_, type, senses: readonly string[]) => {
    expect(sensesOf(type)).toEqual(expect.arrayContaining([...senses]));
    const unasked: string[] = ['masks', 'text', 'codes', 'quality', 'fingerprint'].filter(
      (sense) => !senses.includes(sense),
    );
    for (const sense of unasked) expect(sensesOf(type)).not.toContain(sense);
  });

  it('is worked out once', () => {
    const schema = checkSchema(z.toJSONSchema(object({ caption: string() })), 'schema');
    expect(schemaSenses(schema)).toBe(schemaSenses(schema));
  });

  it('ends where a schema holds itself, and where references multiply', () => {
    const node: z.ZodType = z.lazy(() => object({ qr_code: string(), children: array(node) }));
    expect(sensesOf(node)).toContain('codes');
    const $defs: Record<string, unknown> = { D0: { type: 'string', description: 'QR code' } };
    for (let level = 1; level <= 20; level++) {
      const $ref = `#/$defs/D${level - 1}`;
      $defs[`D${level}`] = { type: 'object', properties: { a: { $ref }, b: { $ref }, c: { $ref } } };
    }
    expect(schemaSenses({ $defs, $ref: '#/$defs/D20' })).toBeInstanceOf(Set);
  });

  it('of schemas without any names', () => {
    expect(schemaSenses(true)).toEqual(new Set());
    expect(schemaSenses({})).toEqual(new Set(['objects']));
  });
});
