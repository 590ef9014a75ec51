import { availableParallelism } from 'node:os';
import pMap from 'p-map';
import { type Box, scaleBox } from '../../../geometry/box.js';
import type { DecodableImage } from '../../../images/image.js';
import { LazyPool } from '../../../threads/lazyPool.js';
import { inSharedMemory } from '../../../threads/sharedMemory.js';
import type { ObjectMask, Segmenter } from '../../capabilities.js';
import type { MaskResult } from './maskTask.js';
import { batchesOf, maskVisible } from './maskVisible.js';
import { type MaskWorkers, startMaskWorkers } from './maskWorkers.js';

/** Most boxes that the network looks at in one run, which bounds how long an abort waits. */
const maxBatch = 8;

/**
 * Threads and the model are loaded by the first `segment`.
 * @param options.threads worker threads; default: one a processor core
 */
export function createSegmenter({ threads = availableParallelism() }: { threads?: number } = {}): Segmenter {
  const pool = new LazyPool(() => startMaskWorkers(threads));
  return {
    segment: (image, boxes, signal) => pool.lend((workers) => segment(workers, image, boxes, signal)),
    workers: () => pool.load(),
    close: () => pool.close(),
  };
}

async function segment(
  workers: () => Promise<MaskWorkers>,
  image: DecodableImage,
  boxes: readonly Box[],
  signal?: AbortSignal,
): Promise<ObjectMask[]> {
  signal?.throwIfAborted();
  return maskVisible(image, boxes, (visible) => cutOut(workers, image, visible, signal));
}

async function cutOut(
  start: () => Promise<MaskWorkers>,
  image: DecodableImage,
  boxes: readonly Box[],
  signal?: AbortSignal,
): Promise<MaskResult[]> {
  const [workers, { width, height, data }] = await Promise.all([start(), image.decode()]);
  const pixels = { width, height, data: inSharedMemory(data) };
  const run = (batch: readonly Box[]) => {
    signal?.throwIfAborted();
    return workers.run({ image: pixels, boxes: batch.map((box) => scaleBox(box, image, pixels)) });
  };
  const batches = batchesOf(boxes, Math.min(maxBatch, Math.ceil(boxes.length / workers.maxThreads)));
  return (await pMap(batches, run, { concurrency: workers.maxThreads })).flat();
}
