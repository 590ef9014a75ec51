import type { DecodableImage } from '../../../images/image.js';
import { inSharedMemory } from '../../../threads/sharedMemory.js';
import { workerModule } from '../../../threads/workerModule.js';
import type { Detection, DetectOptions, OpenVocabularyDetector } from '../../capabilities.js';
import { unpackBoxes } from '../../embedded/detector/packedBoxes.js';
import { detectionsFrom } from '../detections.js';
import { readModelFolder, readSettings, type SpecialistOptions } from '../modelFolder.js';
import { SoloWorker } from '../soloWorker.js';
import { phrasesOf } from './phrases.js';
import type { VocabularyTask, VocabularyWorkerData } from './vocabularyWorker.js';

/** Several patches or queries tell of one object. */
const sameObjectOverlap = 0.6;

/** What transformers.js and the models' pages list from; that of OWL holds for both of them. */
const usualScores: Readonly<Record<string, number>> = { 'grounding-dino': 0.25 };

/**
 * OWL-ViT, OWLv2 or Grounding DINO in a folder. Its thread and the model are loaded by the first `detect`.
 * @throws SpecialistError when the folder holds no such model
 */
export async function openOpenVocabularyDetector(
  options: SpecialistOptions,
): Promise<OpenVocabularyDetector> {
  const { folder, modelType, graphs } = await readModelFolder(options, 'open-vocabulary-detector');
  await readSettings(folder, 'tokenizer.json');
  await readSettings(folder, 'tokenizer_config.json');
  const { device, threads } = options;
  const data: VocabularyWorkerData = { folder, graph: graphs['model']!, modelType, device, threads };
  const worker: VocabularyWorker = new SoloWorker(workerModule('./vocabularyWorker', import.meta.url), data);
  return {
    usualScore: usualScores[modelType] ?? 0.1,
    detect: (image, labels, detectOptions) => detect(worker, image, labels, detectOptions),
    workers: () => worker.workers(),
    close: () => worker.close(),
  };
}

type VocabularyWorker = SoloWorker<VocabularyTask, Float64Array>;

async function detect(
  worker: VocabularyWorker,
  image: DecodableImage,
  labels: readonly string[],
  { minScore, signal }: Omit<DetectOptions, 'resolution'>,
): Promise<Detection[]> {
  const phrases = phrasesOf(labels);
  signal?.throwIfAborted();
  if (phrases.length === 0) return [];
  const { width, height, data } = await image.decode();
  const task = {
    image: { width, height, data: inSharedMemory(data) },
    size: { width: image.width, height: image.height },
    phrases,
    minScore,
  };
  return detectionsFrom(unpackBoxes(await worker.run(task, signal)), labels, image, sameObjectOverlap);
}
