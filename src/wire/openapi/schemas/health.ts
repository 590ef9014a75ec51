import { object, oneWord, type Schemas } from '../schema.js';

/** What the probes answer. */
export const healthSchemas: Schemas = {
  Health: object({ status: { const: 'ok' } }),
  Readiness: object({
    status: oneWord('ready', 'stopping', 'unavailable'),
    parts: object({
      store: oneWord('ready', 'unavailable'),
      engines: { type: 'object', additionalProperties: { const: 'ready' } },
    }),
  }),
};
