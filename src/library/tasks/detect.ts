import { z } from 'zod';
import type { Box, Size } from '../../geometry/box.js';
import { type Box2d, fromBox2d } from '../../geometry/normalized.js';
import type { PictureSource } from '../pictures/source.js';
import type { Asking } from './asking.js';
import { box2d, box2dSchema } from './box2d.js';
import { readJson } from './json.js';
import type { Answered, TaskOptions } from './options.js';
import { namesOf } from './words.js';

export interface DetectOptions extends TaskOptions {
  /** Kinds of objects to look for; by default all. */
  readonly labels?: readonly string[] | undefined;
}

/** An object that was found. */
export interface DetectedObject {
  readonly label: string;
  /** 0…1, where the model tells it. */
  readonly confidence?: number;
  /** Pixels of the upright picture. */
  readonly box: Box;
  /** The same as Gemini writes it: `[ymin, xmin, ymax, xmax]`, 0–1000. */
  readonly box_2d: Box2d;
}

export interface Detection<Found extends DetectedObject = DetectedObject> extends Answered {
  /** Size of the upright picture in pixels. */
  readonly image: Size;
  readonly objects: readonly Found[];
}

export const objectFields = {
  box_2d: box2d,
  label: z.string(),
  confidence: z.number().min(0).max(1).nullish(),
};

const objects = z.array(z.object(objectFields));

/** What a list of objects is asked for with. Not all models know how sure they are, so none is made to say it. */
export function objectsSchema(more: Readonly<Record<string, object>> = {}): object {
  const properties = {
    box_2d: box2dSchema,
    ...more,
    label: { type: 'string' },
    confidence: { type: 'number', minimum: 0, maximum: 1 },
  };
  const required = ['box_2d', ...Object.keys(more), 'label'];
  return { type: 'array', items: { type: 'object', properties, required } };
}

/** Finds objects with their boxes. */
export async function detect(
  asking: Asking,
  image: PictureSource,
  options: DetectOptions,
): Promise<Detection> {
  const prompt = `Detect ${namesOf(options.labels)} in the image.`;
  const asked = await asking.ask({ pictures: [image], prompt, schema: objectsSchema() }, options);
  const size = sizeOf(asked.pictures[0]!);
  return {
    image: size,
    objects: readJson(asked.text, objects).map((object) => toObject(object, size)),
    model: asked.model,
    usage: asked.usage,
  };
}

/** The object of an answer, in pixels of its picture as well. */
export function toObject(
  { label, confidence, box_2d }: z.output<typeof objects>[number],
  size: Size,
): DetectedObject {
  return {
    label,
    ...(typeof confidence === 'number' && { confidence }),
    box: fromBox2d(box_2d, size),
    box_2d,
  };
}

export function sizeOf({ width, height }: Size): Size {
  return { width, height };
}
