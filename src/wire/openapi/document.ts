import { filePaths } from './paths/files.js';
import { interactionPaths } from './paths/interactions.js';
import { modelPaths } from './paths/models.js';
import { operatingPaths } from './paths/operating.js';
import { uploadPaths } from './paths/uploads.js';
import { requestSchemas } from './requests.js';
import { count, text } from './schema.js';
import { errorSchemas } from './schemas/errors.js';
import { eventSchemas } from './schemas/events.js';
import { fileSchemas } from './schemas/files.js';
import { healthSchemas } from './schemas/health.js';
import { interactionSchemas } from './schemas/interaction.js';
import { modelSchemas } from './schemas/models.js';

export interface DocumentOptions {
  /** Version of the program. */
  readonly version: string;
  /** Whether callers must show a key. */
  readonly keys: boolean;
}

const components = {
  schemas: {
    ...requestSchemas,
    ...interactionSchemas,
    ...eventSchemas,
    ...modelSchemas,
    ...fileSchemas,
    ...healthSchemas,
    ...errorSchemas,
  },
  headers: {
    RequestId: {
      description: "The request's id in the log; the caller's own `x-request-id` when it is sane.",
      schema: text,
    },
    RetryAfter: { description: 'Seconds.', schema: count },
  },
  securitySchemes: {
    header: { type: 'apiKey', in: 'header', name: 'x-goog-api-key' },
    query: { type: 'apiKey', in: 'query', name: 'key' },
    bearer: { type: 'http', scheme: 'bearer' },
  },
};

const anyForm = [{ header: [] }, { query: [] }, { bearer: [] }];

/** Everything that the server answers, as an OpenAPI document; it lacks only `servers`, which differ by caller. */
export function openApiDocument({ version, keys }: DocumentOptions): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Drishti',
      version,
      summary: "Gemini's image-understanding API, answered by models on the server's own machine",
      description:
        'Every path with GET answers HEAD as well. Methods that a path does not have are answered 405 with `allow`. ' +
        'Unknown fields of a request are refused.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    security: keys ? anyForm : [{}, ...anyForm],
    tags: ['interactions', 'models', 'files', 'operating'].map((name) => ({ name })),
    paths: { ...interactionPaths, ...modelPaths, ...filePaths, ...uploadPaths, ...operatingPaths },
    components,
  };
}
