import type { FastifyInstance } from 'fastify';
import type { SettingName } from '../../src/config.js';
import { EngineRegistry } from '../../src/engines/registry.js';
import { createApp } from '../../src/http/app.js';
import { testConfig } from './config.js';
import { RecordingEngine } from './recordingEngine.js';

export interface RecordingApp {
  readonly app: FastifyInstance;
  readonly engine: RecordingEngine;
  /** Posts a body to /v1beta/interactions and returns status, headers and parsed answer. */
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers of many shapes
  create(body: unknown): Promise<{ status: number; headers: Record<string, unknown>; json: any }>;
}

/** The whole app in memory over an engine that records. */
export function recordingApp(settings: Partial<Record<SettingName, unknown>> = {}): RecordingApp {
  const engine = new RecordingEngine();
  const app = createApp(testConfig(settings), new EngineRegistry([engine], 'drishti-embedded'));
  return {
    app,
    engine,
    async create(body) {
      const payload = typeof body === 'string' ? body : JSON.stringify(body);
      const response = await app.inject({
        method: 'POST',
        url: '/v1beta/interactions',
        headers: { 'content-type': 'application/json' },
        payload,
      });
      return { status: response.statusCode, headers: response.headers, json: response.json() };
    },
  };
}
