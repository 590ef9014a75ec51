import { DrishtiError } from '../../errors.js';
import { type AdmissionLimits, AdmissionQueue } from '../admission.js';
import type { Segmenter } from '../capabilities.js';
import { loadTagger } from '../embedded/language/text/tagger.js';
import type { AnswerEvent, Engine, EngineLoad, GenerateRequest, ModelDescription } from '../engine.js';
import type { Grounded } from '../grounding/grounded.js';
import { groundRequest } from '../grounding/groundRequest.js';
import { groundTask } from '../grounding/tasks/groundTask.js';
import { tokensOf } from '../grounding/tokens/tokensOf.js';
import type { ReadAnswer } from './answerReader.js';
import { heldAnswer } from './heldAnswer.js';
import { formReader, placesReader, readAnyJson, schemaReader } from './readJson.js';
import { listReader } from './readList.js';
import type { VisionLanguageModel } from './visionLanguageModel.js';

export interface VisionLanguageEngineOptions extends AdmissionLimits {
  /** What the engine is called in metrics. */
  readonly id: string;
  /** At least one; their ids differ. */
  readonly models: readonly VisionLanguageModel[];
  /** Makes masks of the boxes that models give; whoever opened it closes it. */
  readonly segmenter: Segmenter;
  /** Upper limit of output tokens where the caller sets none, or a higher one. */
  readonly maxOutputTokens?: number;
}

/** An engine over vision-language models: speaks to each in its family's way, and to callers in Gemini's. */
export function createVisionLanguageEngine(options: VisionLanguageEngineOptions): Engine {
  // Prompts are read for whether they ask for boxes; the first one would wait for the tagger.
  loadTagger();
  return new VisionLanguageEngine(options);
}

class VisionLanguageEngine implements Engine {
  readonly id: string;
  readonly #models: ReadonlyMap<string, VisionLanguageModel>;
  readonly #segmenter: Segmenter;
  readonly #admission: AdmissionQueue;
  readonly #maxOutputTokens: number | undefined;

  constructor(options: VisionLanguageEngineOptions) {
    this.id = options.id;
    this.#models = new Map(options.models.map((model) => [model.description.id, model]));
    this.#segmenter = options.segmenter;
    this.#admission = new AdmissionQueue(options);
    this.#maxOutputTokens = options.maxOutputTokens;
  }

  models(): readonly ModelDescription[] {
    return [...this.#models.values()].map(({ description }) => description);
  }

  admit(signal: AbortSignal, owner?: string): Promise<() => void> {
    return this.#admission.enter(signal, owner);
  }

  async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    signal.throwIfAborted();
    const model = this.#modelOf(request.model);
    const ground = model.family.asks === 'tasks' ? groundTask : groundRequest;
    const grounded = ground(this.#limited(request), model);
    model.check?.(grounded.request);
    const read = this.#reader(request, model, grounded);
    if (read === undefined) yield* model.generate(grounded.request, signal);
    else yield* heldAnswer(model, grounded.request, read, signal, schemaPath(request));
  }

  load(): EngineLoad {
    const all = [...this.#models.values()].map((model) => model.workers());
    const busy = all.reduce((sum, workers) => sum + workers.busy, 0);
    const idle = all.reduce((sum, workers) => sum + workers.idle, 0);
    return { ...this.#admission.load, workers: { busy, idle } };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#models.values()].map((model) => model.close()));
  }

  #modelOf(id: string): VisionLanguageModel {
    const model = this.#models.get(id);
    if (model !== undefined) return model;
    throw new DrishtiError(
      'model_not_found',
      `model: ${JSON.stringify(id.slice(0, 100))} is not served here`,
    );
  }

  #limited(request: GenerateRequest): GenerateRequest {
    if (this.#maxOutputTokens === undefined) return request;
    return {
      ...request,
      maxOutputTokens: Math.min(request.maxOutputTokens ?? Infinity, this.#maxOutputTokens),
    };
  }

  /** How the answer is read as a whole; undefined where it may be passed on as it comes. */
  #reader(
    { output }: GenerateRequest,
    model: VisionLanguageModel,
    grounded: Grounded,
  ): ReadAnswer | undefined {
    const { restoring } = grounded;
    if (restoring.type === 'schema') return placesReader(restoring, grounded, this.#segmenter);
    if (restoring.type === 'form') return formReader(restoring, grounded, this.#segmenter);
    if (restoring.type === 'list')
      return listReader(restoring, grounded, this.#segmenter, {
        tokens: tokensOf(model.family.id),
        onlyTokens: model.family.asks === 'tasks',
        isJson: output.type === 'json',
      });
    if (output.type === 'text' || model.enforcesSchemas) return undefined;
    return output.schema === undefined ? readAnyJson : schemaReader(output.schema);
  }
}

function schemaPath({ output }: GenerateRequest): string | undefined {
  return output.type === 'json' && output.schema !== undefined ? (output.schemaPath ?? 'schema') : undefined;
}
