import type { AdmissionQueue } from '../admission.js';
import type { AnswerEvent, Engine, EngineLoad, GenerateRequest, ModelDescription } from '../engine.js';
import { composeAnswer } from './answer/composeAnswer.js';
import { picturesInQuestion } from './answer/picturesInQuestion.js';
import { planAnswer } from './language/planAnswer.js';
import { allOrNone } from './perceive/allOrNone.js';
import type { Perceiver } from './perceive/perceiver.js';

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

/** Answers from what its specialists see; it has no language model and says so where one would be needed. */
export class EmbeddedEngine implements Engine {
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
