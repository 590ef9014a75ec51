import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SettingName } from '../../src/config.js';
import { createApp } from '../../src/http/app.js';
import { openServices } from '../../src/services/openServices.js';
import { testConfig } from './config.js';

export interface EmbeddedApp {
  readonly url: string;
  close(): Promise<void>;
}

/** The whole server with its embedded engine on a free port, in this process, over a folder of its own. */
export async function embeddedApp(
  settings: Partial<Record<SettingName, unknown>> = {},
): Promise<EmbeddedApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'drishti-data-'));
  const config = testConfig({ dataDir, ...settings });
  const services = await openServices(config, (error) => {
    throw error;
  });
  const app = createApp(config, services);
  return {
    url: await app.listen({ host: '127.0.0.1', port: 0 }),
    async close() {
      await app.close();
      await services.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
