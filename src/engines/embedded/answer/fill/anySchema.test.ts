import { describe, expect, it } from 'vitest';
import { fillJson } from '../../../../../tests/support/fillJson.js';
import {
  businessCard,
  darkness,
  invoice,
  kitchen,
  notice,
  parcel,
  receipt,
  safari,
  street,
} from '../../../../../tests/support/sights.js';
import { DrishtiError } from '../../../../errors.js';
import { checkSchema } from '../../../../schema/check.js';
import { compileSchema } from '../../../../schema/validate.js';
import { schemaSenses } from '../../perceive/schemaSenses.js';

/** A generator of whole numbers below a bound, the same in every run (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const names = (
  'label name box_2d bbox mask polygon confidence score count total items objects animals vehicles people cats has_dog ' +
  'is_indoor scene setting category type color colors palette dominant_colors hex percentage text lines words ocr_text ' +
  'barcode qr_code codes value format date time company merchant address phone line_items price quantity amount fields key ' +
  'caption title description tags answer answers summary similarity differences width height orientation is_blurry quality ' +
  'brightness x y xmin ymin xmax ymax id index image page notes mood age unknown_thing language area position material'
).split(' ');
const formats = ['date', 'time', 'date-time', 'email', 'uri'];
const options = [
  'cat',
  'dog',
  'indoor',
  'outdoor',
  'red',
  'receipt',
  'photo',
  'high',
  'low',
  'yes',
  'no',
  'other',
  'happy',
];

/** Some schema of any nesting, as callers' generators write them. */
function someSchema(pick: (below: number) => number, depth: number): Record<string, unknown> {
  const kind = pick(depth > 3 ? 6 : 10);
  const description =
    pick(5) === 0 ? { description: `The ${names[pick(names.length)]} of the image in pixels` } : {};
  const nullable = pick(2) === 0;
  const typed = (type: string, more = {}) => ({
    type: nullable ? [type, 'null'] : type,
    ...more,
    ...description,
  });
  switch (kind) {
    case 0:
      return typed('string', pick(6) === 0 ? { maxLength: pick(20) } : {});
    case 1:
      return typed('number', pick(3) === 0 ? { minimum: 0, maximum: [1, 10, 100][pick(3)] } : {});
    case 2:
      return typed('integer', pick(4) === 0 ? { minimum: pick(3) } : {});
    case 3:
      return typed('boolean');
    case 4:
      return {
        ...typed('string'),
        enum: [...options.filter(() => pick(3) === 0), 'unknown', ...(nullable ? [null] : [])],
      };
    case 5:
      return typed('string', { format: formats[pick(formats.length)] });
    case 6:
      return typed('array', {
        items: someSchema(pick, depth + 1),
        ...(pick(4) === 0 && { maxItems: pick(4) }),
      });
    case 7:
      return {
        anyOf: [someSchema(pick, depth + 1), pick(2) === 0 ? { type: 'null' } : someSchema(pick, depth + 1)],
      };
    case 8:
      return { type: 'object', additionalProperties: someSchema(pick, depth + 1) };
    default:
      return someObject(pick, depth);
  }
}

function someObject(pick: (below: number) => number, depth: number): Record<string, unknown> {
  const own = Array.from({ length: 1 + pick(6) }, () => names[pick(names.length)]!);
  const properties = Object.fromEntries(own.map((name) => [name, someSchema(pick, depth + 1)]));
  const required = Object.keys(properties).filter(() => pick(3) > 0);
  return { type: 'object', properties, required, ...(pick(3) === 0 && { additionalProperties: false }) };
}

const pictures = [
  [street],
  [receipt],
  [invoice],
  [parcel],
  [notice],
  [safari, kitchen],
  [darkness],
  [businessCard, street],
  [],
];
const prompts = ['Extract all data', 'Detect the cars', 'How many animals are there?', 'Read the text', ''];

describe('fillSchema satisfies any schema', () => {
  it.each(Array.from({ length: 20 }, (_, seed) => [seed]))(
    'or says what it cannot answer: seed %i',
    (seed) => {
      const pick = random(seed);
      let filled = 0;
      for (let round = 0; round < 15; round++) {
        const schema = checkSchema(someObject(pick, 0), 'schema');
        expect(schemaSenses(schema)).toBeInstanceOf(Set);
        filled += Number(satisfies(schema, prompts[pick(prompts.length)]!, pictures[pick(pictures.length)]!));
      }
      expect(filled).toBeGreaterThan(10);
    },
  );
});

/** Whether a schema could be filled; when it was, the value must satisfy it. */
function satisfies(
  schema: ReturnType<typeof checkSchema>,
  prompt: string,
  images: (typeof pictures)[number],
): boolean {
  try {
    const value = fillJson(schema, prompt, images);
    expect(compileSchema(schema)(value), JSON.stringify(schema)).toEqual([]);
    return true;
  } catch (error) {
    if (!(error instanceof DrishtiError)) throw error;
    return false;
  }
}
