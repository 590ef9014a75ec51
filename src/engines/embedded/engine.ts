import { AdmissionQueue } from '../admission.js';
import type { Engine } from '../engine.js';
import { loadTagger } from './language/text/tagger.js';
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
  /** Of the detector's, those that look at one picture together; 0 for two. */
  readonly threadsPerPicture?: number;
  /** Lowest confidence (0…1) of an object that is reported. */
  readonly minScore: number;
  /** Bytes of what is remembered of pictures seen before; 0 for nothing. */
  readonly cacheBytes: number;
}

/**
 * Prepares the detector's model (a second or two the first time) and starts its worker threads.
 * @param options.detector,options.segmenter looked with instead of our own; they stay open when the engine is closed
 * @param options.openVocabulary looked with for things that COCO has no kind for; likewise
 */
export async function createEmbeddedEngine(options: EmbeddedEngineOptions): Promise<Engine> {
  const { dataDir, threads, minScore, cacheBytes, detector, segmenter, openVocabulary } = options;
  const { threadsPerPicture = 0 } = options;
  const lent = { detector, segmenter, openVocabulary };
  const [specialists, { EmbeddedEngine, Perceiver }] = await Promise.all([
    openSpecialists({ dataDir, ...lent, ...(threads > 0 && { threads }), threadsPerPicture }),
    loadAnswering(),
  ]);
  return new EmbeddedEngine(
    new Perceiver(specialists, { minScore, cacheBytes }),
    new AdmissionQueue(options),
  );
}

/** What understands questions and words answers: loaded while the threads load their networks, and before the first prompt. */
async function loadAnswering() {
  const [{ EmbeddedEngine }, { Perceiver }] = await Promise.all([
    import('./embeddedEngine.js'),
    import('./perceive/perceiver.js'),
  ]);
  loadTagger();
  return { EmbeddedEngine, Perceiver };
}
