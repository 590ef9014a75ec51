import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawPicture } from '../../../../../tests/pictures/drawings.js';
import { runTensorFlow } from '../../../../../tests/support/tensorFlow.js';
import type { Size } from '../../../../geometry/box.js';
import { weightsPath } from '../modelCache.js';
import { importCenterNet } from './importCenterNet.js';
import { readTensorFlowGraph, type TensorFlowGraph } from './tensorFlowGraph.js';

const square = { width: 512, height: 512 };
const outputs = ['tower_0/keypoints', 'tower_0/wh'];

describe('importCenterNet', () => {
  let graph: TensorFlowGraph;
  let session: InferenceSession;

  beforeAll(async () => {
    graph = await readTensorFlowGraph(weightsPath());
    session = await InferenceSession.create(importCenterNet(graph), { logSeverityLevel: 3 });
  });

  const run = (data: Uint8Array, from: Size, to: Size) =>
    session.run({
      image: new Tensor('uint8', data, [1, from.height, from.width, 3]),
      size: new Tensor('int64', [1n, 3n, BigInt(to.height), BigInt(to.width)], [4]),
    });

  it('computes what TensorFlow.js computes', async () => {
    const drawing = sharp(await drawPicture('crossing')).resize(512, 512, { fit: 'fill' });
    const pixels = new Uint8Array(await drawing.removeAlpha().raw().toBuffer());
    const { heatmap, distances } = await run(pixels, square, square);
    const expected = await runTensorFlow(weightsPath(), pixels, [1, 512, 512, 3], outputs);
    expect(largest(channelsLast(heatmap!))).toBeGreaterThan(0.9);
    expect(largestDifference(channelsLast(heatmap!), expected[0]!)).toBeLessThan(1e-4);
    expect(largestDifference(channelsLast(distances!), expected[1]!)).toBeLessThan(0.05);
  });

  it('resizes pictures of any size to sides in steps of 32', async () => {
    const from = { width: 100, height: 50 };
    const { heatmap, distances } = await run(new Uint8Array(100 * 50 * 3), from, { width: 160, height: 96 });
    expect(heatmap!.dims).toEqual([1, 80, 24, 40]);
    expect(distances!.dims).toEqual([1, 4, 24, 40]);
  });

  it('gives the hottest cell of each block of 8 × 8', async () => {
    const drawing = sharp(await drawPicture('clock'))
      .removeAlpha()
      .raw();
    const size = { width: 640, height: 480 };
    const { heatmap, block_maxima } = await run(await drawing.toBuffer(), size, size);
    expect(block_maxima!.dims).toEqual([1, 80, 15, 20]);
    const blocks = block_maxima!.data as Float32Array;
    const expected = new Float32Array(blocks.length);
    (heatmap!.data as Float32Array).forEach((heat, i) => {
      const [column, row] = [i % 160, Math.floor(i / 160)];
      const block = Math.floor(row / 8) * 20 + Math.floor(column / 8);
      expected[block] = Math.max(expected[block]!, heat);
    });
    expect(blocks).toEqual(expected);
  });

  it('refuses an operation that it does not know', () => {
    const nodes = graph.nodes.map((node) => (node.op === 'ResizeBilinear' ? { ...node, op: 'Magic' } : node));
    expect(() => importCenterNet({ ...graph, nodes })).toThrow(/unknown operation Magic/);
  });
});

/** ONNX has channels before rows and columns, TensorFlow after. */
function channelsLast({ data, dims }: Tensor): Float32Array {
  const [, channels, rows, columns] = dims as [number, number, number, number];
  const cells = rows * columns;
  return Float32Array.from({ length: channels * cells }, (_, i) => {
    return (data as Float32Array)[(i % channels) * cells + Math.floor(i / channels)]!;
  });
}

function largest(values: Float32Array): number {
  return values.reduce((a, b) => Math.max(a, b));
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return largest(a.map((value, i) => Math.abs(value - b[i]!)));
}
