import { z } from 'zod';
import type { Point } from '../../geometry/box.js';
import { fromPolygon, type NormalizedPoint } from '../../geometry/normalized.js';
import type { PictureSource } from '../pictures/source.js';
import type { Asking } from './asking.js';
import { polygon2d, polygonSchema } from './box2d.js';
import {
  type DetectedObject,
  type Detection,
  type DetectOptions,
  objectFields,
  objectsSchema,
  sizeOf,
  toObject,
} from './detect.js';
import { readJson } from './json.js';
import { type ProbabilityMap, readMap } from './probabilityMap.js';
import { namesOf } from './words.js';

export interface SegmentOptions extends DetectOptions {
  /** Whether a map of probabilities comes with each outline; only drishti-embedded and models with a segmenter have it. */
  readonly maps?: boolean | undefined;
}

/** An object with its outline. */
export interface SegmentedObject extends DetectedObject {
  /** Outline in pixels of the upright picture, the last point not repeated. */
  readonly polygon: readonly Point[];
  /** The same as Gemini writes it: `[x, y]`, 0–1000. */
  readonly polygon_2d: readonly NormalizedPoint[];
  /** Where in the box the object is, when that was asked for. */
  readonly map?: ProbabilityMap;
}

const mapSchema = {
  type: 'string',
  description: 'segmentation mask of the inside of the box: PNG of 256 x 256 as data URI',
};
const objects = z.array(z.object({ ...objectFields, polygon: polygon2d, mask: z.string().optional() }));

/** Finds objects with their boxes and outlines. */
export async function segment(
  asking: Asking,
  image: PictureSource,
  options: SegmentOptions,
): Promise<Detection<SegmentedObject>> {
  const prompt = `Segment ${namesOf(options.labels)} in the image.`;
  const schema = objectsSchema({ polygon: polygonSchema, ...(options.maps && { mask: mapSchema }) });
  const asked = await asking.ask({ pictures: [image], prompt, schema }, options);
  const size = sizeOf(asked.pictures[0]!);
  const found = readJson(asked.text, objects).map(async ({ polygon, mask, ...object }) => ({
    ...toObject(object, size),
    polygon: fromPolygon(polygon, size),
    polygon_2d: polygon,
    ...(options.maps && mask !== undefined && { map: await readMap(mask) }),
  }));
  return { image: size, objects: await Promise.all(found), model: asked.model, usage: asked.usage };
}
