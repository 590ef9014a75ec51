import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { halfToFloat, readTensorFlowGraph } from './tensorFlowGraph.js';

describe('readTensorFlowGraph', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drishti-graph-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const read = async (weights: unknown[], bytes: Buffer) => {
    const model = { modelTopology: { node: [] }, weightsManifest: [{ paths: ['w.bin'], weights }] };
    await writeFile(join(folder, 'model.json'), JSON.stringify(model));
    await writeFile(join(folder, 'w.bin'), bytes);
    return readTensorFlowGraph(join(folder, 'model.json'));
  };

  it('reads weights of different types that follow one another', async () => {
    const bytes = Buffer.alloc(4 + 4 + 4);
    bytes.writeUInt16LE(0x3c00, 0);
    bytes.writeUInt16LE(0xc000, 2);
    bytes.writeInt32LE(-7, 4);
    bytes.writeFloatLE(0.5, 8);
    const halves = { name: 'halves', shape: [2], dtype: 'float32', quantization: { dtype: 'float16' } };
    const { weights } = await read(
      [halves, { name: 'axis', shape: [], dtype: 'int32' }, { name: 'x', shape: [1, 1], dtype: 'float32' }],
      bytes,
    );
    expect(weights.get('halves')).toEqual({ shape: [2], data: Float32Array.of(1, -2) });
    expect(weights.get('axis')).toEqual({ shape: [], data: Float32Array.of(-7) });
    expect(weights.get('x')).toEqual({ shape: [1, 1], data: Float32Array.of(0.5) });
  });

  it('names a weight of a type that it cannot read', async () => {
    const flag = { name: 'flag', shape: [1], dtype: 'bool' };
    await expect(read([flag], Buffer.alloc(1))).rejects.toThrow('weight flag: unknown data type bool');
  });
});

describe('halfToFloat', () => {
  it.each([
    [0x0000, 0],
    [0x0001, 2 ** -24],
    [0x3555, 0.333251953125],
    [0x7bff, 65504],
    [0xfbff, -65504],
    [0x7c00, Number.POSITIVE_INFINITY],
    [0x7e00, Number.NaN],
  ])('%i is %d', (half, value) => {
    expect(halfToFloat(half)).toBe(value);
  });
});
