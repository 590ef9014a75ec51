import { availableParallelism } from 'node:os';
import { Mutex } from 'async-mutex';
import pMap from 'p-map';
import { checkEnforceable } from '../../schema/constrain/enforceable.js';
import { untilAborted } from '../../untilAborted.js';
import type { AnswerEvent, EngineLoad, ModelDescription } from '../engine.js';
import type { ModelFamily } from '../grounding/family.js';
import type {
  ModelImagePart,
  ModelRequest,
  PixelBudget,
  VisionLanguageModel,
} from '../vlm/visionLanguageModel.js';
import { architectureOf } from './architectures/architectures.js';
import { contextLengthOf } from './folder/contextLength.js';
import { findGraphFile } from './folder/graphFile.js';
import { type JsonObject, readConfig } from './folder/modelFiles.js';
import type { AnswerReport, AnswerRequest } from './loop/answerRequest.js';
import { defaults, pixelBudgetOf, type TransformersOptions } from './options.js';
import { ChildAnswer } from './process/childAnswer.js';
import { ModelKeeper } from './process/modelKeeper.js';
import type { PictureReference } from './text/conversation.js';

/**
 * A vision-language model of this machine, in a process of its own, which is started with the first request or at once.
 * @throws ModelFolderError for a folder without the files of a supported model
 */
export async function openTransformersModel(options: TransformersOptions): Promise<VisionLanguageModel> {
  const config = await readConfig(options.folder);
  for (const graph of architectureOf(config).graphs) {
    await findGraphFile(options.folder, graph, options.dtype ?? 'auto', options.device);
  }
  return new TransformersModel(options, config);
}

/** Pictures whose bytes are read at the same time. */
const digestsAtOnce = 2;

class TransformersModel implements VisionLanguageModel {
  readonly description: ModelDescription;
  readonly family: ModelFamily;
  readonly pixelBudget: PixelBudget;
  readonly enforcesSchemas = true;
  readonly #options: TransformersOptions;
  readonly #keeper: ModelKeeper;
  /** One answer at a time: the graphs use all threads. */
  readonly #turns = new Mutex();

  constructor(options: TransformersOptions, config: JsonObject) {
    const contextLength = contextLengthOf(config, options.contextLength ?? defaults.contextLength);
    this.#options = options;
    this.description = describe(options, contextLength);
    this.family = options.family;
    this.pixelBudget = pixelBudgetOf(options.device, options.maxPixels);
    this.#keeper = new ModelKeeper({
      load: {
        folder: options.folder,
        dtype: options.dtype ?? 'auto',
        device: options.device,
        threads: options.threads || availableParallelism(),
        contextLength,
        memory: options.memory ?? defaults.memory,
      },
      idleUnloadMs: options.idleUnloadMs,
      log: (entry) => options.onLog?.(entry),
    });
    // What went wrong is in the log, and the first request tries again.
    if (options.preload)
      this.#keeper.ready().then(
        () => this.#keeper.rest(),
        () => {},
      );
  }

  check({ output }: ModelRequest): void {
    if (output.type === 'json' && output.schema !== undefined) {
      checkEnforceable(output.schema, output.schemaPath ?? 'schema');
    }
  }

  async *generate(request: ModelRequest, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    this.check(request);
    const images = imagesOf(request);
    const keys = await untilAborted(signal, pMap(images, keyOf, { concurrency: digestsAtOnce }));
    const release = await takeTurn(this.#turns, signal);
    let answer: ChildAnswer | undefined;
    try {
      const child = await untilAborted(signal, this.#keeper.ready());
      answer = new ChildAnswer(child, {
        request: answerRequest(request, keys),
        images,
        signal,
        patienceMs: this.#options.patienceMs ?? defaults.patienceMs,
        onReport: (report) => this.#logReport(report),
      });
      yield* answer.events();
    } finally {
      // The caller need not wait until the child has stopped; the next one has to.
      void Promise.resolve(answer?.stop()).finally(() => {
        this.#keeper.rest();
        release();
      });
    }
  }

  workers(): EngineLoad['workers'] {
    const running = this.#keeper.isRunning ? 1 : 0;
    const busy = this.#turns.isLocked() ? running : 0;
    return { busy, idle: running - busy };
  }

  async close(): Promise<void> {
    await this.#keeper.close();
  }

  #logReport(report: AnswerReport): void {
    const { outputTokens, decodeMs, promptTokens, reusedTokens, prefillMs } = report;
    const perSecond = (tokens: number, milliseconds: number) =>
      Math.round((tokens / milliseconds) * 1e4) / 10;
    const details = {
      ...report,
      prefillTokensPerSecond: perSecond(promptTokens - reusedTokens, prefillMs),
      decodeTokensPerSecond: perSecond(outputTokens, decodeMs),
    };
    this.#options.onLog?.({ level: 'info', message: 'the model has answered', details });
  }
}

function describe(options: TransformersOptions, contextLength: number): ModelDescription {
  return {
    id: options.id,
    displayName: options.displayName ?? options.id,
    description: options.description ?? 'A vision-language model that runs on this machine.',
    inputTokenLimit: contextLength,
    outputTokenLimit: contextLength,
  };
}

/** @throws the signal's reason when it aborts while waiting */
async function takeTurn(turns: Mutex, signal: AbortSignal): Promise<() => void> {
  const turn = turns.acquire();
  try {
    return await untilAborted(signal, turn);
  } catch (reason) {
    void turn.then((release) => release());
    throw reason;
  }
}

function imagesOf({ turns }: ModelRequest): ModelImagePart[] {
  return turns.flatMap(({ parts }) => parts.filter((part) => part.type === 'image'));
}

async function keyOf({ image, size }: ModelImagePart): Promise<string> {
  return `${await image.digest()}@${size.width}x${size.height}`;
}

/** @param keys of the request's pictures, in their order */
function answerRequest(request: ModelRequest, keys: readonly string[]): AnswerRequest {
  const { system, output, sampling, thinking, maxOutputTokens, stopSequences } = request;
  let index = 0;
  const reference = ({ size }: ModelImagePart): PictureReference => ({
    ...size,
    key: keys[index]!,
    index: index++,
  });
  const turns = request.turns.map(({ role, parts }) => ({
    role,
    parts: parts.map((part) =>
      part.type === 'text' ? part : { type: 'image' as const, picture: reference(part) },
    ),
  }));
  return { conversation: { system, turns }, output, sampling, thinking, maxOutputTokens, stopSequences };
}
