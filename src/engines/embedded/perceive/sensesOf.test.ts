import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../schema/jsonSchema.js';
import type { Output } from '../../engine.js';
import { planAnswer } from '../language/planAnswer.js';
import { sensesOf } from './sensesOf.js';

function sensesFor(text: string, output: Output = { type: 'text' }): string[] {
  const turns = [{ role: 'user' as const, parts: [{ type: 'text' as const, text }] }];
  return [...sensesOf(planAnswer({ model: 'm', turns, output, sampling: {}, stopSequences: [] }))].sort();
}

describe('sensesOf', () => {
  it.each<[string, string[]]>([
    ['How many cars are there?', ['objects']],
    ['Is there a dog in the picture?', ['objects']],
    ['Caption this image.', ['colours', 'documentText', 'objects', 'scene']],
    ['What is the total on this receipt?', ['text']],
    ['Scan the QR code.', ['codes']],
    ['Extract all text.', ['text']],
    ['What is written on the bus?', ['objects', 'text']],
    ['What color is the car?', ['colours', 'objectColours', 'objects']],
    ['Is this photo blurry?', ['quality']],
    ['Detect the red cars. Return box_2d and label.', ['objectColours', 'objects']],
    ['How many cars are there? Read the sign.', ['objects', 'text']],
  ])('%s', (prompt, senses) => {
    expect(sensesFor(prompt)).toEqual(senses);
  });

  it('adds what the fields of a schema need', () => {
    const schema: JsonSchema = { type: 'object', properties: { qr_code: { type: 'string' } } };
    expect(sensesFor('Count the cars.', { type: 'json', schema })).toEqual(
      expect.arrayContaining(['codes', 'objects']),
    );
  });
});
