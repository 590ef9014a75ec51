import { workerData } from 'node:worker_threads';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Box } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';
import { lowerThreadPriority } from '../../../threads/lowerPriority.js';
import { boxGrid, gridSide } from './boxGrid.js';
import { cellOutline } from './cellOutline.js';
import { cropPixels } from './cropPixels.js';
import { cropWindow, withinWindow } from './cropWindow.js';
import type { MaskResult, MaskTask } from './maskTask.js';

/** What a worker thread is started with. */
export interface MaskWorkerData {
  readonly modelPath: string;
}

/** Side of the crops that the network takes, in pixels. */
const cropSide = 128;

/** Side of the masks that it gives, in cells. */
const maskSide = 64;

lowerThreadPriority();
const { modelPath } = workerData as MaskWorkerData;
const session = await InferenceSession.create(modelPath, {
  // A second thread does not make one box quicker; several boxes are shared among the workers instead.
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  logSeverityLevel: 3,
  // Kernels are kept as floats from loading on; else they are made from integers in every run, which takes as long
  // as the rest of it.
  extra: { session: { disable_quant_qdq: '1' } },
});

/** Runs the network once over all boxes. */
export default async function cutOut({ image, boxes }: MaskTask): Promise<MaskResult[]> {
  const windows = boxes.map(cropWindow);
  const places = boxes.map((box, i) => withinWindow(box, windows[i]!));
  const outputs = await session.run({ crop: cropsOf(image, windows), box: boxesOf(places) });
  const mask = outputs['mask']!.data as Float32Array;
  const overlap = outputs['overlap']!.data as Float32Array;
  return places.map((place, i) => {
    const cells = mask.subarray(i * maskSide ** 2, (i + 1) * maskSide ** 2);
    const probabilities = boxGrid(cells, maskSide, place);
    return { probabilities, outline: cellOutline(probabilities, gridSide), overlap: overlap[i]! };
  });
}

function cropsOf(image: RgbImage, windows: readonly Box[]): Tensor {
  const size = cropSide ** 2 * 3;
  const crops = new Float32Array(windows.length * size);
  windows.forEach((window, i) => {
    cropPixels(image, window, cropSide, crops.subarray(i * size, (i + 1) * size));
  });
  return new Tensor('float32', crops, [windows.length, cropSide, cropSide, 3]);
}

function boxesOf(places: readonly Box[]): Tensor {
  const sides = places.flatMap(({ x0, y0, x1, y1 }) => [x0, y0, x1, y1]);
  return new Tensor('float32', Float32Array.from(sides), [places.length, 4]);
}
