import { errorTable } from '../../../errors.js';
import { object, oneWord, type Schemas, text } from '../schema.js';

const codes = Object.keys(errorTable);
const statuses = [...new Set(Object.values(errorTable).map(({ status }) => status))];

/** The two envelopes of errors. */
export const errorSchemas: Schemas = {
  InteractionsError: {
    description:
      'An error of the Interactions surface. The message begins with the path of the field at fault.',
    ...object({ error: object({ code: oneWord(...codes), message: text }) }),
  },
  GoogleError: {
    description: 'An error of every other route. `code` is the HTTP status.',
    ...object({
      error: object({ code: { type: 'integer' }, message: text, status: oneWord(...statuses) }),
    }),
  },
};
