import pMap from 'p-map';
import { AdmissionQueue } from '../admission.js';
import type {
  AnswerEvent,
  Engine,
  EngineLoad,
  GenerateRequest,
  ImagePart,
  ModelDescription,
} from '../engine.js';
import { composeAnswer } from './answer/composeAnswer.js';
import { picturesInQuestion } from './answer/picturesInQuestion.js';
import type { SeenImage } from './answer/seen.js';
import { createDetector, type Detector } from './detector/detector.js';
import { planAnswer } from './language/planAnswer.js';

export interface EmbeddedEngineOptions {
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
}

/** Pictures of one request at work: one is decoded while the network looks at the other. */
const looksAtOnce = 2;

const model: ModelDescription = {
  id: 'drishti-embedded',
  displayName: 'Drishti embedded',
  description:
    'Small specialists that work offline right after install: finds, names and counts objects of 80 kinds (COCO).',
  // Room for 3,600 pictures at the default media resolution; pictures are looked at a few at a time.
  inputTokenLimit: 4_194_304,
  outputTokenLimit: 65_536,
};

/** Prepares the detector's model (a second or two the first time) and starts its worker threads. */
export async function createEmbeddedEngine(options: EmbeddedEngineOptions): Promise<Engine> {
  const { dataDir, threads } = options;
  const detector = await createDetector({ dataDir, ...(threads > 0 && { threads }) });
  return new EmbeddedEngine(detector, new AdmissionQueue(options), options.minScore);
}

/** Answers from what its specialists see; it has no language model and says so where one would be needed. */
class EmbeddedEngine implements Engine {
  readonly id = 'embedded';
  readonly #detector: Detector;
  readonly #admission: AdmissionQueue;
  readonly #minScore: number;

  constructor(detector: Detector, admission: AdmissionQueue, minScore: number) {
    this.#detector = detector;
    this.#admission = admission;
    this.#minScore = minScore;
  }

  models(): readonly ModelDescription[] {
    return [model];
  }

  admit(signal: AbortSignal, owner?: string): Promise<() => void> {
    return this.#admission.enter(signal, owner);
  }

  async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    const plan = planAnswer(request);
    const look = (part: ImagePart) => this.#look(part, signal);
    const seen = await pMap(picturesInQuestion(request), look, { concurrency: looksAtOnce });
    yield { type: 'text', text: composeAnswer(plan, seen) };
    yield { type: 'finish', reason: 'stop' };
  }

  async #look({ image, resolution }: ImagePart, signal: AbortSignal): Promise<SeenImage> {
    const detections = await this.#detector.detect(image, { resolution, minScore: this.#minScore, signal });
    return { size: { width: image.width, height: image.height }, detections };
  }

  load(): EngineLoad {
    return { ...this.#admission.load, workers: this.#detector.workers() };
  }

  close(): Promise<void> {
    return this.#detector.close();
  }
}
