import type { Detector, OpenVocabularyDetector, Segmenter } from '../../capabilities.js';
import type { EngineLoad } from '../../engine.js';
import { type CodeReader, createCodeReader } from '../codes/codeReader.js';
import { createDetector } from '../detector/detector.js';
import { withSizedScores } from '../detector/sizedScore.js';
import { createSegmenter } from '../masks/segmenter.js';
import { sum } from '../numbers.js';
import { createTextReader, type TextReader } from '../text/textReader.js';

/** Those who look at pictures in worker threads. All but the detector start when they are first needed. */
export interface Specialists {
  readonly detector: Detector;
  readonly segmenter: Segmenter;
  /** Looks for things that the detector has no kind for. */
  readonly openVocabulary?: OpenVocabularyDetector | undefined;
  readonly textReader: TextReader;
  readonly codeReader: CodeReader;
  /** Those of them that whoever lent them closes. */
  readonly lent?: ReadonlySet<unknown>;
}

/** Specialists from elsewhere, in place of our own or of what we have not. */
export interface LentSpecialists {
  readonly detector?: Detector | undefined;
  readonly segmenter?: Segmenter | undefined;
  readonly openVocabulary?: OpenVocabularyDetector | undefined;
}

export interface SpecialistOptions extends LentSpecialists {
  readonly dataDir: string;
  /** Threads of inference of each of our own; default: one a processor core. */
  readonly threads?: number;
  /** Of the detector's, those that look at one picture together; 0 for two. */
  readonly threadsPerPicture?: number;
}

/** Prepares the detector's model and starts its threads (see `createDetector`), unless a detector is lent. */
export async function openSpecialists(options: SpecialistOptions): Promise<Specialists> {
  const { detector, segmenter, openVocabulary } = options;
  return {
    detector: detector ?? withSizedScores(await createDetector(options)),
    segmenter: segmenter ?? createSegmenter(options),
    openVocabulary,
    lent: new Set([detector, segmenter, openVocabulary]),
    textReader: createTextReader(options),
    codeReader: createCodeReader(options),
  };
}

/** The threads of all of them. */
export function workersOf(specialists: Specialists): EngineLoad['workers'] {
  const loads = everyone(specialists).map((specialist) => specialist.workers());
  return { busy: sum(loads.map(({ busy }) => busy)), idle: sum(loads.map(({ idle }) => idle)) };
}

/** Lets all of them finish, then ends their threads; those that are lent are left as they are. */
export async function closeSpecialists(specialists: Specialists): Promise<void> {
  const own = everyone(specialists).filter((specialist) => !specialists.lent?.has(specialist));
  await Promise.all(own.map((specialist) => specialist.close()));
}

function everyone({ detector, segmenter, openVocabulary, textReader, codeReader }: Specialists) {
  const all = [detector, segmenter, textReader, codeReader];
  return openVocabulary === undefined ? all : [...all, openVocabulary];
}
