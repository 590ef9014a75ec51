import type { EngineLoad } from '../../engine.js';
import { type CodeReader, createCodeReader } from '../codes/codeReader.js';
import { createDetector, type Detector } from '../detector/detector.js';
import { createSegmenter, type Segmenter } from '../masks/segmenter.js';
import { sum } from '../numbers.js';
import { createTextReader, type TextReader } from '../text/textReader.js';

/** Those who look at pictures in worker threads. All but the detector start when they are first needed. */
export interface Specialists {
  readonly detector: Detector;
  readonly segmenter: Segmenter;
  readonly textReader: TextReader;
  readonly codeReader: CodeReader;
}

/**
 * Prepares the detector's model and starts its threads (see `createDetector`).
 * @param options.threads threads of inference of each; default: one a processor core
 */
export async function openSpecialists(options: { dataDir: string; threads?: number }): Promise<Specialists> {
  const detector = await createDetector(options);
  return {
    detector,
    segmenter: createSegmenter(options),
    textReader: createTextReader(options),
    codeReader: createCodeReader(options),
  };
}

/** The threads of all of them. */
export function workersOf(specialists: Specialists): EngineLoad['workers'] {
  const loads = everyone(specialists).map((specialist) => specialist.workers());
  return { busy: sum(loads.map(({ busy }) => busy)), idle: sum(loads.map(({ idle }) => idle)) };
}

/** Lets all of them finish, then ends their threads. */
export async function closeSpecialists(specialists: Specialists): Promise<void> {
  await Promise.all(everyone(specialists).map((specialist) => specialist.close()));
}

function everyone({ detector, segmenter, textReader, codeReader }: Specialists) {
  return [detector, segmenter, textReader, codeReader];
}
