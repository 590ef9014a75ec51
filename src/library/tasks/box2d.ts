import { z } from 'zod';
import type { Box2d, NormalizedPoint } from '../../geometry/normalized.js';

const part = z.number().min(0).max(1000);

/** A box as Gemini writes it. */
export const box2d = z.tuple([part, part, part, part]) as z.ZodType<Box2d>;

/** A polygon as Gemini writes it: at least three points. */
export const polygon2d = z.array(z.tuple([part, part])).min(3) as z.ZodType<NormalizedPoint[]>;

/** The schema that a box is asked for with. */
export const box2dSchema = {
  type: 'array',
  items: { type: 'integer', minimum: 0, maximum: 1000 },
  minItems: 4,
  maxItems: 4,
  description: '[ymin, xmin, ymax, xmax], normalized to 0-1000',
};

/** The schema that an outline is asked for with. */
export const polygonSchema = {
  type: 'array',
  items: { type: 'array', items: { type: 'integer', minimum: 0, maximum: 1000 }, minItems: 2, maxItems: 2 },
  description: 'outline of the object, as [x, y] points normalized to 0-1000',
};
