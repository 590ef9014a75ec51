import {
  answer,
  errors,
  headerParameter,
  json,
  jsonBody,
  type Paths,
  pathParameter,
  queryParameter,
  version,
} from '../operation.js';
import { list, oneWord, ref, text } from '../schema.js';

const tags = ['models'];
const model = pathParameter(
  'model',
  'One of the list, or any `gemini-*` name, which the default model answers.',
);

const deadline = headerParameter('X-Server-Timeout', 'Seconds within which the answer is worth anything.', {
  type: 'number',
  exclusiveMinimum: 0,
});

export const modelPaths: Paths = {
  '/{version}/models': {
    parameters: [version],
    get: {
      operationId: 'listModels',
      summary: 'What can be asked',
      tags,
      parameters: [
        queryParameter('pageSize', 'At most 1000; 50 when left out.', { type: 'integer', minimum: 1 }),
        queryParameter('pageToken', 'As `nextPageToken` of the page before.'),
      ],
      responses: { 200: json('A page of the list.', 'ModelList'), ...errors('GoogleError') },
    },
  },
  '/{version}/models/{model}': {
    parameters: [version, model],
    get: {
      operationId: 'getModel',
      summary: 'One model',
      tags,
      responses: { 200: json('The model.', 'Model'), ...errors('GoogleError', 404) },
    },
  },
  '/{version}/models/{model}:generateContent': {
    parameters: [version, model, deadline],
    post: {
      operationId: 'generateContent',
      summary: 'Ask something about pictures, the classic way',
      tags,
      requestBody: jsonBody('GenerateContentRequest'),
      responses: {
        200: json('The answer.', 'GenerateContentResponse'),
        ...errors('GoogleError', 404, 413, 504),
      },
    },
  },
  '/{version}/models/{model}:streamGenerateContent': {
    parameters: [version, model, deadline],
    post: {
      operationId: 'streamGenerateContent',
      summary: 'The same, told while it is being made',
      tags,
      parameters: [
        queryParameter(
          'alt',
          '`sse` for server-sent events, else an array that grows.',
          oneWord('sse', 'json'),
        ),
      ],
      requestBody: jsonBody('GenerateContentRequest'),
      responses: {
        200: answer('Chunks. What goes wrong after the first is told as a `GoogleError` among them.', {
          'application/json': list({ anyOf: [ref('GenerateContentResponse'), ref('GoogleError')] }),
          'text/event-stream': {
            ...text,
            description: 'Events of a `data:` line each, with a `GenerateContentResponse`.',
          },
        }),
        ...errors('GoogleError', 404, 413, 504),
      },
    },
  },
  '/{version}/models/{model}:countTokens': {
    parameters: [version, model, deadline],
    post: {
      operationId: 'countTokens',
      summary: 'How many tokens a request has',
      tags,
      requestBody: jsonBody('CountTokensRequest'),
      responses: {
        200: json('The tokens.', 'CountTokensResponse'),
        ...errors('GoogleError', 404, 413, 504),
      },
    },
  },
};
