import type { FastifyInstance } from 'fastify';
import { openFetcher } from '../../src/cli/openFetcher.js';
import type { SettingName } from '../../src/config.js';
import { EngineRegistry } from '../../src/engines/registry.js';
import type { FileService } from '../../src/files/files.js';
import { createApp } from '../../src/http/app.js';
import { testConfig } from './config.js';
import { RecordingEngine } from './recordingEngine.js';
import { filesIn, temporaryFiles } from './temporaryFiles.js';

export interface RecordingApp {
  readonly app: FastifyInstance;
  readonly engine: RecordingEngine;
  readonly files: FileService;
  /** Posts a body to /v1beta/interactions and returns status, headers and parsed answer. */
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers of many shapes
  create(body: unknown): Promise<{ status: number; headers: Record<string, unknown>; json: any }>;
  close(): Promise<void>;
}

/** The whole app over an engine that records and files in a folder of its own, unless `dataDir` names one. */
export async function recordingApp(
  settings: Partial<Record<SettingName, unknown>> = {},
): Promise<RecordingApp> {
  const config = testConfig(settings);
  const engine = new RecordingEngine();
  const files = await (settings.dataDir ? filesIn(config.dataDir, config) : temporaryFiles(config));
  const registry = new EngineRegistry([engine], 'drishti-embedded');
  const app = createApp(config, { registry, files, fetcher: openFetcher(config) });
  return {
    app,
    engine,
    files,
    async close() {
      await app.close();
      await files.close();
    },
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
