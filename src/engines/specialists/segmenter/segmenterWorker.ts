import { workerData } from 'node:worker_threads';
import type { InferenceSession } from 'onnxruntime-node';
import { type Box, type Size, scaleBox } from '../../../geometry/box.js';
import { lowerThreadPriority } from '../../../threads/lowerPriority.js';
import { gridOfLogits, gridSide } from '../../embedded/masks/boxGrid.js';
import { cellOutline } from '../../embedded/masks/cellOutline.js';
import type { MaskResult, MaskTask } from '../../embedded/masks/maskTask.js';
import type { SpecialistOptions } from '../modelFolder.js';
import { openImageInputs } from '../onnx/imageInputs.js';
import { floatsOf, openSession, runSession } from '../onnx/session.js';
import { type Candidates, chooseMask } from './chooseMask.js';
import { type PictureEmbedding, PictureEmbeddings } from './pictureEmbeddings.js';
import { promptsFor } from './prompts.js';

/** What the thread is started with. */
export interface SegmenterWorkerData extends Pick<SpecialistOptions, 'folder' | 'device' | 'threads'> {
  readonly encoderGraph: string;
  readonly decoderGraph: string;
}

lowerThreadPriority();
const { folder, encoderGraph, decoderGraph, ...runsOn } = workerData as SegmenterWorkerData;

let loading: ReturnType<typeof load> | undefined;

async function load() {
  const [inputs, encoder, decoder] = await Promise.all([
    openImageInputs(folder),
    openSession(encoderGraph, runsOn),
    openSession(decoderGraph, runsOn),
  ]);
  return { embeddings: new PictureEmbeddings(inputs, (tensors) => runSession(encoder, tensors)), decoder };
}

/** Tells which part of each box belongs to the object in it. */
export default async function cutOut(task: MaskTask | null): Promise<MaskResult[]> {
  loading ??= load();
  const { embeddings, decoder } = await loading;
  if (task === null) return [];
  const embedding = await embeddings.of(task.image);
  const boxes = task.boxes.map((box) => scaleBox(box, task.image, embedding.seen));
  const candidates = await decode(decoder, embedding, boxes);
  return boxes.map((box, i) => resultOf(candidates[i]!, box, embedding.frame));
}

/** The masks that are offered for each box. */
async function decode(
  decoder: InferenceSession,
  { tensors }: PictureEmbedding,
  boxes: readonly Box[],
): Promise<Candidates[]> {
  const outputs = await runSession(decoder, { ...tensors, ...promptsFor(decoder.inputNames, boxes) });
  const masks = floatsOf(outputs, 'pred_masks');
  const { data: scores } = floatsOf(outputs, 'iou_scores');
  const [count, height, width] = masks.dims.slice(-3) as [number, number, number];
  const each = count * height * width;
  return boxes.map((_, i) => ({
    logits: masks.data.subarray(i * each, (i + 1) * each),
    size: { width, height },
    scores: scores.subarray(i * count, (i + 1) * count),
  }));
}

function resultOf(candidates: Candidates, box: Box, frame: Size): MaskResult {
  const { logits, size, scores } = candidates;
  const chosen = chooseMask(candidates, scaleBox(box, frame, size));
  const cells = size.width * size.height;
  const mask = logits.subarray(chosen * cells, (chosen + 1) * cells);
  const probabilities = gridOfLogits(mask, size, scaleBox(box, frame, { width: 1, height: 1 }));
  const overlap = Math.min(Math.max(scores[chosen]!, 0), 1);
  return { probabilities, outline: cellOutline(probabilities, gridSide), overlap };
}
