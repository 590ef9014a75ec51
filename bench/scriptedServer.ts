// The server with an engine that says what it is told to; settings come from the environment. Started by benchmarks.

import { loadConfig } from '../src/config.js';
import { EngineRegistry } from '../src/engines/registry.js';
import { createApp } from '../src/http/app.js';
import { openServices } from '../src/services/openServices.js';
import { ScriptedEngine } from './scriptedEngine.js';

const config = loadConfig({ env: process.env });
const engine = new ScriptedEngine(config.concurrency, config.maxQueue);
const services = await openServices(
  config,
  (error) => console.error(error),
  async () => new EngineRegistry([engine], 'drishti-embedded'),
);
const app = createApp(config, services);
const url = await app.listen({ host: '127.0.0.1', port: config.port });
process.send?.({ url });
process.once('SIGTERM', async () => {
  await Promise.all([app.close(), services.interactions.close(0)]);
  await services.close();
  process.exit(0);
});
