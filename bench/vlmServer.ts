/**
 * A model of Qwen3.5-0.8B's dimensions through the whole server, over HTTP, beside bare runs of its graphs:
 *   npm run bench:vlm-server -- [--folder FOLDER] [--threads N] [--rounds N] [--tokens N]
 * With random weights, written into a temporary folder unless one is named. `/healthz` is asked all the while.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { addFolder } from '../src/models/addFolder.js';
import { embeddedApp } from '../tests/support/embeddedApp.js';
import { probeHealth } from './health.js';
import { streamEvents } from './interactionCalls.js';
import { percentile } from './statistics.js';
import { BareProcess } from './vlm/bareProcess.js';
import { mergeSize, patchSize, qwen35Small } from './vlm/dimensions.js';
import { LoopPauses } from './vlm/loopPauses.js';
import { writeModelFolder } from './vlm/modelFolder.js';

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    threads: { type: 'string', default: String(availableParallelism()) },
    rounds: { type: 'string', default: '3' },
    tokens: { type: 'string', default: '48' },
  },
});
const [threads, rounds, tokens] = [Number(values.threads), Number(values.rounds), Number(values.tokens)];
const side = 512;
/** Of the picture, and of the words and signs around it; the server counts as Gemini does, not as the model. */
const promptTokens = (side / patchSize / mergeSize) ** 2 + 27;
const base = mkdtempSync(join(tmpdir(), 'drishti-vlm-'));
const folder = values.folder ?? join(base, 'model');
if (!values.folder) writeModelFolder(folder, { dimensions: qwen35Small, variant: 'fused', type: 'q4' });

const model = 'measured';
await addFolder({ dataDir: base, folder, id: model });
const app = await embeddedApp({ dataDir: base, vlmThreads: threads });
const bare = await BareProcess.start({ folder, type: 'q4', threads });
const pauses = new LoopPauses();
try {
  await ask(2);
  await bare.run({ patches: 4, promptTokens: 8, outputTokens: 2 });
  const measured: Awaited<ReturnType<typeof measure>>[] = [];
  for (let i = 0; i < rounds; i++) measured.push(await measure());
  const middle = (key: keyof (typeof measured)[number]) =>
    percentile(
      measured.map((round) => round[key]),
      0.5,
    );
  console.log(
    `first words after ${(middle('firstMs') / 1000).toFixed(2)} s, bare ${(middle('bareFirstMs') / 1000).toFixed(2)} s`,
  );
  console.log(`${middle('perSecond').toFixed(1)} tok/s, bare ${middle('barePerSecond').toFixed(1)} tok/s`);
  console.log(`/healthz meanwhile: 99 % within ${middle('health').toFixed(1)} ms`);
  const { byClock, byWork } = pauses.longest;
  console.log(
    `longest pause of the event loop: ${byClock.toFixed(1)} ms by the clock, ${byWork.toFixed(1)} ms of work`,
  );
} finally {
  bare.stop();
  await app.close();
  rmSync(base, { recursive: true, force: true });
}

async function measure() {
  pauses.start();
  const answer = ask(tokens);
  const health = await probeHealth(app.url, 2);
  const { firstMs, wholeMs } = await answer;
  pauses.stop();
  const its = await bare.run({ patches: side / patchSize, promptTokens, outputTokens: tokens });
  return {
    firstMs,
    perSecond: ((tokens - 1) / (wholeMs - firstMs)) * 1000,
    bareFirstMs: its.encodeMs + its.prefillMs,
    barePerSecond: ((tokens - 1) / its.decodeMs) * 1000,
    health: percentile(health, 0.99),
  };
}

/** Asks about a picture of its own; times in milliseconds. A model of random weights goes on as long as it may. */
async function ask(longest: number) {
  const body = {
    model,
    input: [
      { type: 'image', data: (await noise()).toString('base64'), mime_type: 'image/png' },
      { type: 'text', text: 'What is on this picture?' },
    ],
    generation_config: { temperature: 0, max_output_tokens: longest, thinking_level: 'minimal' },
    stream: true,
    store: false,
  };
  const start = performance.now();
  let firstMs = 0;
  for await (const event of streamEvents(`${app.url}/v1beta/interactions`, 'POST', body)) {
    if (firstMs === 0 && event.delta?.text !== undefined) firstMs = performance.now() - start;
  }
  return { firstMs, wholeMs: performance.now() - start };
}

function noise(): Promise<Buffer> {
  const raw = { width: 16, height: 16, channels: 3 as const };
  return sharp(randomBytes(16 * 16 * 3), { raw })
    .resize(side, side, { kernel: 'nearest' })
    .png()
    .toBuffer();
}
