import type { DecodableImage } from '../../../images/image.js';
import { inSharedMemory } from '../../../threads/sharedMemory.js';
import { workerModule } from '../../../threads/workerModule.js';
import type { Detection, DetectOptions, Detector } from '../../capabilities.js';
import { cocoLabels } from '../../embedded/detector/cocoLabels.js';
import { unpackBoxes } from '../../embedded/detector/packedBoxes.js';
import { detectionsFrom } from '../detections.js';
import { readModelFolder, type SpecialistOptions } from '../modelFolder.js';
import { SoloWorker } from '../soloWorker.js';
import { SpecialistError } from '../specialistError.js';
import type { DetectorTask, DetectorWorkerData } from './detectorWorker.js';
import { kindsOfClasses } from './kinds.js';

/** A query is a set of its own, so that few are the same object. */
const sameObjectOverlap = 0.8;

/** Types that tell "no object" from all kinds; the others judge each kind for itself. */
const withNoObject: readonly string[] = ['detr', 'yolos'];

/**
 * A detector of the DETR family (DETR, YOLOS, RT-DETR, D-FINE, RF-DETR) in a folder. Its thread and the model are loaded by
 * the first `detect`. Kinds that COCO has not are left out; names of COCO's kinds may be spelled in other ways.
 * @throws SpecialistError when the folder holds no such model, or none of its kinds is one of COCO's
 */
export async function openDetector(options: SpecialistOptions): Promise<Detector> {
  const { folder, modelType, config, graphs } = await readModelFolder(options, 'detector');
  const kindOfClass = kindsOfClasses(config['id2label']);
  if (kindOfClass.every((kind) => kind < 0)) {
    throw new SpecialistError(`${folder}: config.json names no kind of COCO's in id2label`);
  }
  const activation = withNoObject.includes(modelType) ? 'softmax' : 'sigmoid';
  const { device, threads } = options;
  const data: DetectorWorkerData = {
    folder,
    graph: graphs['model']!,
    activation,
    kindOfClass,
    device,
    threads,
  };
  const worker: DetectorWorker = new SoloWorker(workerModule('./detectorWorker', import.meta.url), data);
  return {
    detect: (image, detectOptions) => detect(worker, image, detectOptions),
    workers: () => worker.workers(),
    close: () => worker.close(),
  };
}

type DetectorWorker = SoloWorker<DetectorTask, Float64Array>;

async function detect(
  worker: DetectorWorker,
  image: DecodableImage,
  { minScore, signal }: DetectOptions,
): Promise<Detection[]> {
  signal?.throwIfAborted();
  const { width, height, data } = await image.decode();
  const size = { width: image.width, height: image.height };
  const pixels = { width, height, data: inSharedMemory(data) };
  const boxes = unpackBoxes(await worker.run({ image: pixels, size, minScore }, signal));
  return detectionsFrom(boxes, cocoLabels, image, sameObjectOverlap);
}
