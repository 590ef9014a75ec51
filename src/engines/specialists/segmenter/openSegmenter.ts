import { type Box, scaleBox } from '../../../geometry/box.js';
import type { DecodableImage } from '../../../images/image.js';
import { inSharedMemory } from '../../../threads/sharedMemory.js';
import { workerModule } from '../../../threads/workerModule.js';
import type { ObjectMask, Segmenter } from '../../capabilities.js';
import type { MaskResult, MaskTask } from '../../embedded/masks/maskTask.js';
import { batchesOf, maskVisible } from '../../embedded/masks/maskVisible.js';
import { readModelFolder, type SpecialistOptions } from '../modelFolder.js';
import { SoloWorker } from '../soloWorker.js';
import type { SegmenterWorkerData } from './segmenterWorker.js';

/** Most boxes of one run: the masks that are offered for each take 800 kB, and an abort waits for it. */
const maxBatch = 8;

/**
 * SAM (SlimSAM too), SAM 2, EdgeTAM or the tracker of SAM 3 in a folder. Its thread and the model are loaded by the first
 * `segment`.
 * @throws SpecialistError when the folder holds no such model
 */
export async function openSegmenter(options: SpecialistOptions): Promise<Segmenter> {
  const { folder, graphs } = await readModelFolder(options, 'segmenter');
  const { device, threads } = options;
  const data: SegmenterWorkerData = {
    folder,
    encoderGraph: graphs['vision_encoder']!,
    decoderGraph: graphs['prompt_encoder_mask_decoder']!,
    device,
    threads,
  };
  const worker: SegmenterWorker = new SoloWorker(workerModule('./segmenterWorker', import.meta.url), data);
  return {
    segment: (image, boxes, signal) => segment(worker, image, boxes, signal),
    workers: () => worker.workers(),
    close: () => worker.close(),
  };
}

type SegmenterWorker = SoloWorker<MaskTask, MaskResult[]>;

async function segment(
  worker: SegmenterWorker,
  image: DecodableImage,
  boxes: readonly Box[],
  signal?: AbortSignal,
): Promise<ObjectMask[]> {
  signal?.throwIfAborted();
  return maskVisible(image, boxes, (visible) => cutOut(worker, image, visible, signal));
}

async function cutOut(
  worker: SegmenterWorker,
  image: DecodableImage,
  boxes: readonly Box[],
  signal?: AbortSignal,
): Promise<MaskResult[]> {
  const { width, height, data } = await image.decode();
  const pixels = { width, height, data: inSharedMemory(data) };
  const results: MaskResult[] = [];
  for (const batch of batchesOf(boxes, maxBatch)) {
    const scaled = batch.map((box) => scaleBox(box, image, pixels));
    results.push(...(await worker.run({ image: pixels, boxes: scaled }, signal)));
  }
  return results;
}
