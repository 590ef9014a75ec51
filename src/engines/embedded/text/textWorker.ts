import { workerData } from 'node:worker_threads';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Size } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';
import { lowerThreadPriority } from '../../../threads/lowerPriority.js';
import { mapInput } from './detection/mapInput.js';
import { textBoxes } from './detection/textBoxes.js';
import type { TextDocument } from './document/document.js';
import { readDocument } from './document/readDocument.js';
import { inReadingOrder } from './layout/readingOrder.js';
import type { ModelPaths } from './modelPaths.js';
import { sliceQuad } from './quad.js';
import { readCharacters } from './recognition/characters.js';
import { type CropTarget, cropInto } from './recognition/crop.js';
import { cropHeight } from './recognition/cropWidth.js';
import { decodeCtc } from './recognition/ctc.js';
import { inkProfile } from './recognition/inkProfile.js';
import { type LineReading, readingOf } from './recognition/lineReading.js';
import type { Quad, TextLine } from './textLine.js';

/** What a worker thread is started with. */
export interface TextWorkerData {
  readonly models: ModelPaths;
  /** Threads that one inference is spread over. */
  readonly threads: number;
}

/** Lines of a picture, `width` pixels wide when 48 high. */
export interface CropsTask {
  readonly image: RgbImage;
  readonly quads: readonly Quad[];
  readonly widths: readonly number[];
}

/** The text of a picture of `size`. */
export interface PageTask {
  readonly lines: readonly TextLine[];
  readonly size: Size;
}

/** Width of what the orientation network takes; of longer lines it sees the beginning. */
const turnWidth = 192;

lowerThreadPriority();
const { models, threads } = workerData as TextWorkerData;
const [detector, orientation, recogniser] = await Promise.all(
  [models.detection, models.orientation, models.recognition].map(openSession),
);
const characters = readCharacters(models.keys);

function openSession(path: string): Promise<InferenceSession> {
  return InferenceSession.create(path, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    // Lines and pages of any size would leave their largest memory with each session: twice as much in all, a tenth quicker.
    enableCpuMemArena: false,
    // As in detectorWorker.ts: threads may spin while a run lasts, not after it.
    extra: { session: { force_spinning_stop: '1' } },
  });
}

/** Finds lines; corners in pixels of the image, whose sides are multiples of 32. */
export async function find(image: RgbImage): Promise<Quad[]> {
  const { width, height } = image;
  const data = await run(detector!, mapInput(image), [1, 3, height, width]);
  return textBoxes({ width, height, data });
}

/** How probable each line is to stand upside down, 0…1. */
export async function turn({ image, quads, widths }: CropsTask): Promise<number[]> {
  // Squeezed into the width, a long line is nothing but a grey bar.
  const starts = quads.map((quad, index) => sliceQuad(quad, 0, Math.min(1, turnWidth / widths[index]!)));
  const crops = makeCrops(image, starts, widths, turnWidth);
  const data = await run(orientation!, crops.data, [quads.length, 3, cropHeight, turnWidth]);
  return quads.map((_, index) => data[index * 2 + 1]!);
}

/** Reads lines. */
export async function read({ image, quads, widths }: CropsTask): Promise<LineReading[]> {
  const width = Math.max(...widths);
  const crops = makeCrops(image, quads, widths, width);
  const data = await run(recogniser!, crops.data, [quads.length, 3, cropHeight, width]);
  const classes = characters.length;
  const steps = data.length / (quads.length * classes);
  return crops.targets.map((target, index) => {
    const reading = decodeCtc({ data, offset: index * steps * classes, steps, classes }, characters);
    return readingOf(reading, inkProfile(target), width);
  });
}

/** Sorts lines as they are read; a thousand prices take half a second. */
export function order(lines: readonly TextLine[]): TextLine[] {
  return inReadingOrder(lines);
}

/** Reads lines as a document; a thousand of them take up to two seconds. */
export function document({ lines, size }: PageTask): TextDocument {
  return readDocument(lines, size);
}

function makeCrops(image: RgbImage, quads: readonly Quad[], widths: readonly number[], stride: number) {
  const size = 3 * cropHeight * stride;
  // Zero is a middle grey, with which the networks were trained to find crops padded.
  const data = new Float32Array(quads.length * size);
  const targets = quads.map((quad, index): CropTarget => {
    const width = Math.min(widths[index]!, stride);
    const target = { data, offset: index * size, stride, width, height: cropHeight };
    cropInto(target, image, quad);
    return target;
  });
  return { data, targets };
}

async function run(session: InferenceSession, data: Float32Array, dims: number[]): Promise<Float32Array> {
  const outputs = await session.run({ [session.inputNames[0]!]: new Tensor('float32', data, dims) });
  return outputs[session.outputNames[0]!]!.data as Float32Array;
}
