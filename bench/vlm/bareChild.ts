// Runs the graphs of a model with nothing around them, in a process of its own as the server's child does.
import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { BareModel } from './bareModel.js';
import { type Dimensions, patchValues, qwen35Small, tiny } from './dimensions.js';
import type { WeightType } from './linearMap.js';
import { graphPath } from './modelFolder.js';

export interface BareOptions {
  readonly folder: string;
  readonly type: WeightType;
  readonly threads: number;
}

/** What to do: a picture of so many patches a side, a prompt of so many tokens, then tokens one by one. */
export interface BareTask {
  readonly patches: number;
  readonly promptTokens: number;
  readonly outputTokens: number;
}

/** Milliseconds. */
export interface BareTimes {
  readonly encodeMs: number;
  readonly prefillMs: number;
  readonly decodeMs: number;
}

// As the server's child does; threads that are made from now on have it as well.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const { folder, type, threads } = JSON.parse(process.argv[2]!) as BareOptions;
const session = {
  intraOpNumThreads: threads,
  interOpNumThreads: 1,
  logSeverityLevel: 3,
  extra: { session: { force_spinning_stop: '1' } },
} as const;
const model = await BareModel.open(folder, type, dimensionsOf(folder), session);
const vision = await InferenceSession.create(graphPath(folder, 'vision_encoder', type), session);
process.on('message', async (task: BareTask) => process.send!(await run(task)));
process.once('disconnect', () => process.exit());
process.send!('ready');

async function run({ patches, promptTokens, outputTokens }: BareTask): Promise<BareTimes> {
  const encodeMs = patches === 0 ? 0 : await timed(() => vision.run(picture(patches)));
  model.reset();
  const prompt = Array.from({ length: promptTokens }, (_, i) => (i * 7919) % 150);
  const prefillMs = await timed(() => model.push(prompt));
  const decodeMs = await timed(async () => {
    // The first token needs no run: its scores are those of the prompt.
    for (let i = 1; i < outputTokens; i++) await model.push([(i * 31) % 150]);
  });
  return { encodeMs, prefillMs, decodeMs };
}

function picture(side: number) {
  const pixels = new Float32Array(side * side * patchValues).map((_, i) => Math.sin(i));
  return {
    pixel_values: new Tensor('float32', pixels, [side * side, patchValues]),
    image_grid_thw: new Tensor('int64', [1n, BigInt(side), BigInt(side)], [1, 3]),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function dimensionsOf(of: string): Dimensions {
  const { text_config } = JSON.parse(readFileSync(join(of, 'config.json'), 'utf8'));
  return text_config.vocab_size === tiny.vocabulary ? tiny : qwen35Small;
}
