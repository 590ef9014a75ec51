import { z } from 'zod';
import type { Box, Size } from '../../geometry/box.js';
import { type Box2d, fromBox2d } from '../../geometry/normalized.js';
import type { PictureSource } from '../pictures/source.js';
import type { Asking } from './asking.js';
import { box2d, box2dSchema } from './box2d.js';
import { sizeOf } from './detect.js';
import { readJson } from './json.js';
import type { TaskOptions, TextAnswer } from './options.js';

/** A line of text in a picture. */
export interface ReadLine {
  readonly text: string;
  /** Pixels of the upright picture. */
  readonly box: Box;
  readonly box_2d: Box2d;
}

/** `text` is all of it, in reading order. */
export interface Reading extends TextAnswer {
  readonly image: Size;
  readonly lines: readonly ReadLine[];
}

const form = z.object({ text: z.string(), lines: z.array(z.object({ text: z.string(), box_2d: box2d })) });

const schema = {
  type: 'object',
  properties: {
    text: { type: 'string', description: 'all text in reading order' },
    lines: {
      type: 'array',
      items: {
        type: 'object',
        properties: { text: { type: 'string' }, box_2d: box2dSchema },
        required: ['text', 'box_2d'],
      },
    },
  },
  required: ['text', 'lines'],
};

/** Reads all text, and tells where each line is. */
export async function read(asking: Asking, image: PictureSource, options: TaskOptions): Promise<Reading> {
  const prompt = 'Read all text in the image.';
  const { text, pictures, model, usage } = await asking.ask({ pictures: [image], prompt, schema }, options);
  const size = sizeOf(pictures[0]!);
  const answer = readJson(text, form);
  const lines = answer.lines.map((line) => ({ ...line, box: fromBox2d(line.box_2d, size) }));
  return { text: answer.text, image: size, lines, model, usage };
}
