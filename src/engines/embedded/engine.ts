import { AdmissionQueue } from '../admission.js';
import type { AnswerEvent, Engine, EngineLoad, GenerateRequest, ModelDescription } from '../engine.js';
import { composeAnswer } from './answer/composeAnswer.js';
import { picturesInQuestion } from './answer/picturesInQuestion.js';
import { planAnswer } from './language/planAnswer.js';
import { loadTagger } from './language/text/tagger.js';
import { allOrNone } from './perceive/allOrNone.js';
import { Perceiver } from './perceive/perceiver.js';
import { type LentSpecialists, openSpecialists } from './perceive/specialists.js';

export interface EmbeddedEngineOptions extends LentSpecialists {
  /** Folder in which imported models are kept. */
  readonly dataDir: string;
  /** Requests answered at the same time. */
  readonly concurrency: number;
  /** Requests that may wait. */
  readonly maxQueue: number;
  /** Threads of inference; 0 for one a processor core. */
  readonly threads: number;
  /** Lowest confidence (0…1) of an object that is reported. */
  readonly minScore: number;
  /** Bytes of what is remembered of pictures seen before; 0 for nothing. */
  readonly cacheBytes: number;
}

/** Pictures of one request at work: one is decoded while the networks look at the other. */
const looksAtOnce = 2;

const model: ModelDescription = {
  id: 'drishti-embedded',
  displayName: 'Drishti embedded',
  description:
    'Small specialists that work offline right after install: objects of 80 kinds (COCO) with boxes and masks, text, codes, colours, scenes.',
  // Room for 3,600 pictures at the default media resolution; pictures are looked at a few at a time.
  inputTokenLimit: 4_194_304,
  outputTokenLimit: 65_536,
};

/**
 * Prepares the detector's model (a second or two the first time) and starts its worker threads.
 * @param options.detector,options.segmenter looked with instead of our own; they stay open when the engine is closed
 * @param options.openVocabulary looked with for things that COCO has no kind for; likewise
 */
export async function createEmbeddedEngine(options: EmbeddedEngineOptions): Promise<Engine> {
  const { dataDir, threads, minScore, cacheBytes, detector, segmenter, openVocabulary } = options;
  const lent = { detector, segmenter, openVocabulary };
  const opening = openSpecialists({ dataDir, ...lent, ...(threads > 0 && { threads }) });
  // Meanwhile, since the first prompt would wait for it.
  loadTagger();
  const specialists = await opening;
  return new EmbeddedEngine(
    new Perceiver(specialists, { minScore, cacheBytes }),
    new AdmissionQueue(options),
  );
}

/** Answers from what its specialists see; it has no language model and says so where one would be needed. */
class EmbeddedEngine implements Engine {
  readonly id = 'embedded';
  readonly #perceiver: Perceiver;
  readonly #admission: AdmissionQueue;

  constructor(perceiver: Perceiver, admission: AdmissionQueue) {
    this.#perceiver = perceiver;
    this.#admission = admission;
  }

  models(): readonly ModelDescription[] {
    return [model];
  }

  admit(signal: AbortSignal, owner?: string): Promise<() => void> {
    return this.#admission.enter(signal, owner);
  }

  async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    const plan = this.#perceiver.seeable(planAnswer(request));
    const seen = await allOrNone(
      picturesInQuestion(request),
      (picture, stop) => this.#perceiver.perceive(picture, plan, stop),
      { concurrency: looksAtOnce, signal },
    );
    yield { type: 'text', text: composeAnswer(plan, seen) };
    yield { type: 'finish', reason: 'stop' };
  }

  load(): EngineLoad {
    return { ...this.#admission.load, workers: this.#perceiver.workers() };
  }

  close(): Promise<void> {
    return this.#perceiver.close();
  }
}
