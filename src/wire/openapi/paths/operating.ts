import { answer, errors, json, onlyErrors, type Paths } from '../operation.js';
import { text } from '../schema.js';

const tags = ['operating'];
const open = { tags, security: [] };

export const operatingPaths: Paths = {
  '/healthz': {
    get: {
      operationId: 'health',
      summary: 'Whether the process answers',
      ...open,
      responses: { 200: json('It does.', 'Health'), ...onlyErrors('GoogleError', 405) },
    },
  },
  '/readyz': {
    get: {
      operationId: 'readiness',
      summary: 'Whether the server should be sent requests',
      ...open,
      responses: {
        200: json('It should.', 'Readiness'),
        503: json('It should not.', 'Readiness'),
        ...onlyErrors('GoogleError', 405),
      },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'openApi',
      summary: 'This document',
      ...open,
      responses: {
        200: answer('An OpenAPI document.', { 'application/json': { type: 'object' } }),
        ...onlyErrors('GoogleError', 405, 503),
      },
    },
  },
  '/metrics': {
    get: {
      operationId: 'metrics',
      summary: 'Figures for Prometheus',
      tags,
      responses: {
        200: answer('The text format of Prometheus.', { 'text/plain': text }),
        ...errors('GoogleError'),
      },
    },
  },
};
