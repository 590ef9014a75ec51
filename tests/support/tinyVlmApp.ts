import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SettingName } from '../../src/config.js';
import { addFolder } from '../../src/models/addFolder.js';
import { type EmbeddedApp, embeddedApp } from './embeddedApp.js';
import { tinyFolder } from './tinyModel.js';

/** The whole server on a free port, with the tiny vision-language model as the best of its models. */
export async function tinyVlmApp(settings: Partial<Record<SettingName, unknown>> = {}): Promise<EmbeddedApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'drishti-tiny-'));
  await addFolder({ dataDir, folder: tinyFolder, id: 'tiny-vlm' });
  const house = await embeddedApp({ dataDir, ...settings });
  return {
    url: house.url,
    async close() {
      await house.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
