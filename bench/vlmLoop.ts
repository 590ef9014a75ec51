/**
 * Our own loop beside bare runs of the same graphs, both in a process of their own and with the same threads:
 *   npm run bench:vlm -- [--folder FOLDER] [--variant fused|scan] [--type q4|q8] [--threads N] [--rounds N] [--tokens N]
 * Writes a model of Qwen3.5-0.8B's dimensions with random weights into a temporary folder unless one is named. The two
 * take turns, so that whatever else the machine does meets both.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { residentMemory } from './memory.js';
import { percentile } from './statistics.js';
import { BareProcess } from './vlm/bareProcess.js';
import { patchSize, qwen35Small } from './vlm/dimensions.js';
import { LoopPauses } from './vlm/loopPauses.js';
import { writeModelFolder } from './vlm/modelFolder.js';
import { type LoopAnswer, type LoopQuestion, OurLoop } from './vlm/ourLoop.js';
import { processorTime } from './vlm/processTime.js';

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    variant: { type: 'string', default: 'fused' },
    type: { type: 'string', default: 'q4' },
    threads: { type: 'string', default: String(availableParallelism()) },
    rounds: { type: 'string', default: '5' },
    tokens: { type: 'string', default: '48' },
  },
});
const type = values.type === 'q8' ? 'q8' : 'q4';
const [threads, rounds, tokens] = [Number(values.threads), Number(values.rounds), Number(values.tokens)];
const temporary = values.folder === undefined;
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'drishti-vlm-'));
if (temporary) {
  const variant = values.variant === 'scan' ? 'scan' : 'fused';
  writeModelFolder(folder, { dimensions: qwen35Small, variant, type });
}

const boxes = {
  type: 'array',
  minItems: 3,
  maxItems: 6,
  items: {
    type: 'object',
    properties: {
      box_2d: {
        type: 'array',
        minItems: 4,
        maxItems: 4,
        items: { type: 'integer', minimum: 0, maximum: 1000 },
      },
      label: { type: 'string', maxLength: 24 },
    },
    required: ['box_2d', 'label'],
  },
} as const;
const greedy = { sampling: { temperature: 0 } };
const sampled = { sampling: { temperature: 1, topP: 0.95, topK: 64, seed: 7 } };
const questions: readonly (readonly [string, LoopQuestion])[] = [
  ['text, 256², greedy', { side: 256, tokens, ...greedy }],
  ['text, 512², greedy', { side: 512, tokens, ...greedy }],
  ['text, 256², sampled', { side: 256, tokens, ...sampled }],
  [
    'boxes by schema, 256², sampled',
    { side: 256, tokens: 4 * tokens, ...sampled, output: { type: 'json', schema: boxes } },
  ],
];

interface Round {
  readonly ours: LoopAnswer;
  /** Tokens a second of ours over those of the bare graphs; the same of processor time; and of time to the first token. */
  readonly speed: number;
  readonly processor: number;
  readonly first: number;
  readonly oursPerSecond: number;
  readonly barePerSecond: number;
}

const ours = await OurLoop.start(folder, threads);
const bare = await BareProcess.start({ folder, type, threads });
const pauses = new LoopPauses();
try {
  await bare.run({ patches: 4, promptTokens: 8, outputTokens: 2 });
  console.table(await measureAll());
  const { byClock, byWork } = pauses.longest;
  const [clock, work] = [byClock, byWork].map((milliseconds) => milliseconds.toFixed(1));
  console.log(
    `longest pause of this event loop while ours answered: ${clock} ms by the clock, ${work} ms of work`,
  );
  const [our, its] = [ours.pid, bare.pid].map((pid) => residentMemory(pid, 'VmHWM'));
  console.log(`peak memory: ours ${our} MiB, bare ${its} MiB`);
} finally {
  bare.stop();
  await ours.close();
  if (temporary) rmSync(folder, { recursive: true });
}

async function measureAll(): Promise<Record<string, object>> {
  const table: Record<string, object> = {};
  for (const [name, question] of questions) {
    const measured: Round[] = [];
    for (let i = 0; i < rounds; i++) measured.push(await measure(question));
    await watchPauses(question);
    table[name] = summary(measured);
    console.error(name, JSON.stringify(table[name]));
  }
  return table;
}

async function measure(question: LoopQuestion): Promise<Round> {
  const our = await costing(ours.pid, () => ours.answer(question));
  const { promptTokens, outputTokens, encodeMs, prefillMs, decodeMs } = our.result;
  const task = { patches: question.side / patchSize, promptTokens, outputTokens };
  const its = await costing(bare.pid, () => bare.run(task));
  const oursPerSecond = ((outputTokens - 1) / decodeMs) * 1000;
  const barePerSecond = ((outputTokens - 1) / its.result.decodeMs) * 1000;
  return {
    ours: our.result,
    speed: oursPerSecond / barePerSecond,
    processor: its.processorMs / our.processorMs,
    first: (encodeMs + prefillMs) / (its.result.encodeMs + its.result.prefillMs),
    oursPerSecond,
    barePerSecond,
  };
}

/** In an answer of its own: looking a thousand times a second takes time of a core that the model needs. */
async function watchPauses(question: LoopQuestion): Promise<void> {
  pauses.start();
  await ours.answer(question);
  pauses.stop();
}

async function costing<Result>(pid: number, work: () => Promise<Result>) {
  const before = processorTime(pid);
  const result = await work();
  return { result, processorMs: processorTime(pid) - before };
}

function summary(measured: readonly Round[]): object {
  const middle = (of: (round: Round) => number) => percentile(measured.map(of), 0.5);
  return {
    'prompt tokens': measured[0]!.ours.promptTokens,
    tokens: middle(({ ours }) => ours.outputTokens),
    'ours tok/s': middle(({ oursPerSecond }) => oursPerSecond).toFixed(1),
    'bare tok/s': middle(({ barePerSecond }) => barePerSecond).toFixed(1),
    'speed of ours': middle(({ speed }) => speed).toFixed(2),
    'by processor time, in all': middle(({ processor }) => processor).toFixed(2),
    'first words s': (middle(({ ours }) => ours.firstWordsMs) / 1000).toFixed(2),
    'until then, beside bare': middle(({ first }) => first).toFixed(2),
  };
}
