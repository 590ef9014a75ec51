/** As in Gemini's samples, of everything. */
export const segmentationPrompt =
  'Give the segmentation masks for all objects in the image. The box_2d should be [ymin, xmin, ymax, xmax] normalized to 0-1000.';

/** The schema of those samples. */
export const outlineSchema = {
  type: 'object',
  properties: {
    boxes: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          box_2d: {
            type: 'array',
            items: { type: 'number' },
            description: '[ymin, xmin, ymax, xmax] normalized to 0-1000',
          },
          mask: {
            type: 'array',
            items: { type: 'array', items: { type: 'number' } },
            description: 'Polygon of [x, y] points',
          },
          label: { type: 'string' },
        },
        required: ['box_2d', 'mask', 'label'],
      },
    },
  },
  required: ['boxes'],
};

/** One object of an answer by that schema. */
export interface Outlined {
  readonly label: string;
  /** [x, y] on 0–1000. */
  readonly mask: readonly (readonly [number, number])[];
}
