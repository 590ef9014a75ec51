import { z } from 'zod';

/** The prompt of Gemini's detection sample. */
export const detectionPrompt =
  'Detect the all of the prominent items in the image. The box_2d should be [ymin, xmin, ymax, xmax] normalized to 0-1000.';

/** The schema of the detection and segmentation samples, as their zod models write it. */
export const boxesSchema = z.object({
  boxes: z.array(
    z.object({
      box_2d: z.array(z.number()).describe('[ymin, xmin, ymax, xmax] normalized to 0-1000'),
      mask: z.array(z.array(z.number())).describe('Polygon of [x, y] points'),
      label: z.string(),
    }),
  ),
});

/** How the samples ask for it. */
export const detectionFormat = {
  response_format: { type: 'text', mime_type: 'application/json', schema: z.toJSONSchema(boxesSchema) },
};
