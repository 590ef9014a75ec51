import { startBody } from '../files/uploadStart.js';
import { content } from '../generateContent/contents.js';
import { bare, wrapped } from '../generateContent/countTokens.js';
import { part } from '../generateContent/part.js';
import { generateContentRequest } from '../generateContent/request.js';
import { content as interactionContent } from '../interactions/content.js';
import { maxLabels } from '../interactions/labels.js';
import { body } from '../interactions/request.js';
import { textFormat } from '../interactions/responseFormat.js';
import { step } from '../interactions/step.js';
import { list, ref, type Schema, type Schemas, text } from './schema.js';
import { toJsonSchemas } from './zodSchemas.js';

const generated = toJsonSchemas({
  CreateInteraction: body,
  InteractionContent: interactionContent,
  InputStep: step,
  TextFormat: textFormat,
  GenerateContentRequest: generateContentRequest,
  Content: content,
  Part: part,
  WrappedCountTokensRequest: wrapped,
  BareCountTokensRequest: bare,
  StartUpload: startBody,
});

const contents = ref('InteractionContent');

const input: Schema = {
  description:
    'A text, one content, a list of contents, or a list of steps, the last of which is a `user_input`.',
  anyOf: [text, contents, list(contents), list(ref('InputStep'))],
};

const jsonSchema: Schema = {
  type: 'object',
  description: 'A JSON Schema: as if it were the `schema` of one.',
};

const responseFormat: Schema = {
  description: 'The form of the answer.',
  anyOf: [ref('TextFormat'), { ...list(ref('TextFormat')), maxItems: 1 }, jsonSchema, { type: 'null' }],
};

const labels: Schema = {
  description: 'Keys and values of at most 63 lower-case letters, digits, _ and -.',
  anyOf: [
    { type: 'object', maxProperties: maxLabels, additionalProperties: { ...text, maxLength: 126 } },
    { type: 'null' },
  ],
};

/** The schemas of everything that callers send. */
export const requestSchemas: Schemas = {
  ...generated,
  CreateInteraction: {
    ...withProperties('CreateInteraction', { input, response_format: responseFormat, labels }),
    required: ['model', 'input'],
  },
  GenerateContentRequest: withProperties('GenerateContentRequest', { labels }),
  CountTokensRequest: { anyOf: [ref('WrappedCountTokensRequest'), ref('BareCountTokensRequest')] },
};

/** Says more of the fields that are read apart from the others. */
function withProperties(name: string, properties: Schemas): Schema {
  const schema = generated[name] ?? {};
  return { ...schema, properties: { ...(schema['properties'] as Schemas), ...properties } };
}
