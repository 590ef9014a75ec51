import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { SettingName } from '../../src/config.js';
import { EngineRegistry } from '../../src/engines/registry.js';
import { createApp } from '../../src/http/app.js';
import { type OpenServices, openServices } from '../../src/services/openServices.js';
import { testConfig } from './config.js';
import { RecordingEngine } from './recordingEngine.js';

export interface RecordingApp {
  readonly app: FastifyInstance;
  readonly engine: RecordingEngine;
  readonly services: OpenServices;
  /** Posts a body to /v1beta/interactions and returns status, headers and parsed answer. */
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers of many shapes
  create(body: unknown): Promise<{ status: number; headers: Record<string, unknown>; json: any }>;
  /** From now on what goes wrong in the background is collected, and fails no test. */
  expectErrors(): readonly unknown[];
  close(): Promise<void>;
}

/**
 * The whole app over an engine that records, in a folder of its own unless `dataDir` names one, which then stays. What
 * goes wrong in the background fails the test that runs.
 */
export async function recordingApp(
  settings: Partial<Record<SettingName, unknown>> = {},
  engine = new RecordingEngine(),
): Promise<RecordingApp> {
  const dataDir = settings.dataDir ?? (await mkdtemp(join(tmpdir(), 'drishti-data-')));
  const config = testConfig({ ...settings, dataDir });
  let expected: unknown[] | undefined;
  const onError = (error: unknown) => {
    if (expected === undefined) throw error;
    expected.push(error);
  };
  const registry = async () => new EngineRegistry([engine], 'drishti-embedded');
  const services = await openServices(config, onError, registry);
  const app = createApp(config, services);
  return {
    app,
    engine,
    services,
    expectErrors() {
      expected = [];
      return expected;
    },
    async close() {
      await app.close();
      await services.close();
      if (settings.dataDir === undefined) await rm(config.dataDir, { recursive: true });
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
