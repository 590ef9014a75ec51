import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SettingName } from '../src/config.js';
import { addFolder } from '../src/models/addFolder.js';
import { openEngines } from '../src/services/engines/openEngines.js';
import { testConfig } from './support/config.js';
import { rawServer } from './support/rawServer.js';
import { type ScriptedServer, startScriptedServer } from './support/scriptedServer/scriptedServer.js';
import { tinyFolder } from './support/tinyModel.js';

let dataDir: string;
let server: ScriptedServer;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'drishti-engines-'));
  server = await startScriptedServer({
    dialect: 'vllm',
    models: [{ name: 'Owner/Eyes', vision: true, contextLength: 8192 }],
  });
});
afterEach(async () => {
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
});

const opening = (settings: Partial<Record<SettingName, unknown>>) =>
  openEngines(testConfig({ openaiUrl: server.url, ...settings }), dataDir);

it('refuses two models of one id, and says what to do', async () => {
  await addFolder({ dataDir, folder: tinyFolder, id: 'eyes' });
  await expect(opening({})).rejects.toMatchObject({
    name: 'ConfigError',
    message: expect.stringMatching(
      /are both called eyes; remove the pulled one with "drishti models rm eyes"/,
    ),
  });
});

it('leaves no connection open when the engines cannot be opened', async () => {
  await addFolder({ dataDir, folder: tinyFolder, id: 'eyes' });
  // Connections are kept for further requests until somebody closes them.
  const proxy = await rawServer((socket) => {
    const json = JSON.stringify({ data: [{ id: 'eyes', architecture: { input_modalities: ['image'] } }] });
    socket.write(
      `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${json.length}\r\n\r\n${json}`,
    );
  });
  try {
    await expect(opening({ openaiUrl: `http://127.0.0.1:${proxy.port}` })).rejects.toThrow(
      /both called eyes/,
    );
    expect(proxy.connections).toBeGreaterThan(0);
    await expect.poll(() => proxy.open.size).toBe(0);
  } finally {
    await proxy.close();
  }
});

it('refuses a folder of models that is none in one line', async () => {
  await writeFile(join(dataDir, 'models'), '');
  await expect(opening({})).rejects.toMatchObject({
    name: 'ConfigError',
    message: expect.stringMatching(/^the folder of models cannot be read: ENOTDIR: /),
  });
});

it.each([
  [{ openaiFamily: 'elephants' }, /^setting openaiFamily .*: "elephants" is not a family; there are auto, /],
  [{ openaiModel: 'other' }, /does not have "other"; it has Owner\/Eyes$/],
  [{ openaiUrl: 'http://127.0.0.1:1' }, /^DRISHTI_OPENAI_MODEL: .* does not answer; start it first, or set/],
  [
    { detectorModel: 'missing' },
    /^setting detectorModel .*: "missing" was not pulled as detector; there is none/,
  ],
])('refuses %j in one line', async (settings, message) => {
  await expect(opening(settings)).rejects.toMatchObject({
    name: 'ConfigError',
    message: expect.stringMatching(message),
  });
});
