import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawPicture } from '../../../../../tests/pictures/drawings.js';
import { runTensorFlow } from '../../../../../tests/support/tensorFlow.js';
import { weightsPath } from '../modelCache.js';
import { importCenterNet } from './importCenterNet.js';
import { readTensorFlowGraph, type TensorFlowGraph } from './tensorFlowGraph.js';

const outputs = ['tower_0/keypoints', 'tower_0/wh'];

describe('importCenterNet', () => {
  let graph: TensorFlowGraph;
  let session: InferenceSession;

  beforeAll(async () => {
    graph = await readTensorFlowGraph(weightsPath());
    session = await InferenceSession.create(importCenterNet(graph), { logSeverityLevel: 3 });
  });

  const run = (data: Uint8Array, height: number, width: number) =>
    session.run({ image: new Tensor('uint8', data, [1, height, width, 3]) });

  it('computes what TensorFlow.js computes', async () => {
    const drawing = sharp(await drawPicture('crossing')).resize(512, 512, { fit: 'fill' });
    const pixels = new Uint8Array(await drawing.removeAlpha().raw().toBuffer());
    const { heatmap, distances } = await run(pixels, 512, 512);
    const expected = await runTensorFlow(weightsPath(), pixels, [1, 512, 512, 3], outputs);
    expect(largest(channelsLast(heatmap!))).toBeGreaterThan(0.9);
    expect(largestDifference(channelsLast(heatmap!), expected[0]!)).toBeLessThan(1e-4);
    expect(largestDifference(channelsLast(distances!), expected[1]!)).toBeLessThan(0.05);
  });

  it('takes inputs of any size in steps of 32', async () => {
    const { heatmap, distances } = await run(new Uint8Array(96 * 160 * 3), 96, 160);
    expect(heatmap!.dims).toEqual([1, 80, 24, 40]);
    expect(distances!.dims).toEqual([1, 4, 24, 40]);
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
