import { Tensor } from 'onnxruntime-node';
import type { Box } from '../../../geometry/box.js';
import type { Tensors } from '../onnx/session.js';

/** A point that belongs to the object. */
const foreground = 1n;

/**
 * What a mask decoder is asked, one mask a box: by the boxes where its graph takes them, as those of SAM 2 do, else by the
 * point in the middle of each, as the exports of SAM and SlimSAM want it.
 * @param inputs names of what the graph takes
 * @param boxes in pixels of what the encoder saw
 */
export function promptsFor(inputs: readonly string[], boxes: readonly Box[]): Tensors {
  return inputs.includes('input_boxes') ? boxPrompts(boxes) : pointPrompts(boxes);
}

function boxPrompts(boxes: readonly Box[]): Tensors {
  const sides = boxes.flatMap(({ x0, y0, x1, y1 }) => [x0, y0, x1, y1]);
  return {
    input_boxes: floats(sides, [1, boxes.length, 4]),
    input_points: floats([], [1, 1, 0, 2]),
    input_labels: new Tensor('int64', new BigInt64Array(0), [1, boxes.length, 0]),
  };
}

function pointPrompts(boxes: readonly Box[]): Tensors {
  const points = boxes.flatMap(({ x0, y0, x1, y1 }) => [(x0 + x1) / 2, (y0 + y1) / 2]);
  return {
    input_points: floats(points, [1, boxes.length, 1, 2]),
    input_labels: new Tensor('int64', new BigInt64Array(boxes.length).fill(foreground), [1, boxes.length, 1]),
  };
}

function floats(values: readonly number[], dims: readonly number[]): Tensor {
  return new Tensor('float32', Float32Array.from(values), dims);
}
