/** Schemas to begin with, by name. */
export const templateNames = ['boxes', 'polygons', 'masks', 'labels', 'counts', 'text', 'receipt'] as const;

export type TemplateName = (typeof templateNames)[number];

const box = {
  type: 'array',
  description: '[ymin, xmin, ymax, xmax], 0-1000',
  items: { type: 'integer', minimum: 0, maximum: 1000 },
  minItems: 4,
  maxItems: 4,
};
const label = { type: 'string' };
const corner = { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 };

/** Schemas as objects of JSON. */
export const templates: Readonly<Record<TemplateName, object>> = {
  boxes: listOf('objects', { box_2d: box, label }),
  polygons: listOf('objects', {
    box_2d: box,
    mask: { type: 'array', description: 'outline as [x, y] points, 0-1000', items: corner },
    label,
  }),
  masks: listOf('objects', {
    box_2d: box,
    mask: { type: 'string', description: 'PNG of the mask inside the box, as data URI' },
    label,
  }),
  labels: {
    type: 'object',
    properties: {
      category: {
        type: 'string',
        enum: ['food', 'animal', 'person', 'vehicle', 'street', 'document', 'other'],
      },
      is_indoor: { type: 'boolean' },
      dominant_colors: { type: 'array', items: label, maxItems: 3 },
    },
    required: ['category', 'is_indoor', 'dominant_colors'],
  },
  counts: listOf('counts', { label, count: { type: 'integer', minimum: 0 } }),
  text: listOf('lines', { text: { type: 'string' }, box_2d: box }),
  receipt: {
    type: 'object',
    properties: {
      merchant: { type: ['string', 'null'] },
      date: { type: ['string', 'null'], description: 'YYYY-MM-DD' },
      currency: { type: ['string', 'null'] },
      items: {
        type: 'array',
        items: objectOf({ name: { type: 'string' }, price: { type: ['number', 'null'] } }),
      },
      total: { type: ['number', 'null'] },
    },
    required: ['merchant', 'date', 'total'],
  },
};

function listOf(name: string, properties: Readonly<Record<string, object>>): object {
  return objectOf({ [name]: { type: 'array', items: objectOf(properties) } });
}

function objectOf(properties: Readonly<Record<string, object>>): object {
  return { type: 'object', properties, required: Object.keys(properties) };
}
