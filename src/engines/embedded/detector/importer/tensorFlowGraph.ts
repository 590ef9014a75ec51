import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Tensor } from './tensor.js';

/** One operation of a TensorFlow graph; an input `name:1` means the second output of node `name`. */
export interface TensorFlowNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: Readonly<Record<string, TensorFlowAttribute>>;
}

/** The kinds of attribute that the importer reads; strings are base64, integers are decimal strings. */
export interface TensorFlowAttribute {
  readonly s?: string;
  readonly i?: string;
  readonly list?: { readonly s?: readonly string[]; readonly i?: readonly string[] };
}

/** A TensorFlow.js graph model in memory. */
export interface TensorFlowGraph {
  readonly nodes: readonly TensorFlowNode[];
  readonly weights: ReadonlyMap<string, Tensor>;
}

interface WeightEntry {
  name: string;
  shape: number[];
  dtype: 'float32' | 'int32';
  quantization?: { dtype: string };
}

interface ModelFile {
  modelTopology: { node: TensorFlowNode[] };
  weightsManifest: { paths: string[]; weights: WeightEntry[] }[];
}

/**
 * Reads a TensorFlow.js graph model: a `.json` topology and the weight files that it names.
 * @throws Error when a weight has a data type other than float32, float16-quantised float32 or int32.
 */
export async function readTensorFlowGraph(modelPath: string): Promise<TensorFlowGraph> {
  const model = JSON.parse(await readFile(modelPath, 'utf8')) as ModelFile;
  const weights = new Map<string, Tensor>();
  for (const group of model.weightsManifest) {
    const parts = group.paths.map((path) => readFile(join(dirname(modelPath), path)));
    readWeights(Buffer.concat(await Promise.all(parts)), group.weights, weights);
  }
  return { nodes: model.modelTopology.node, weights };
}

function readWeights(bytes: Buffer, entries: WeightEntry[], into: Map<string, Tensor>): void {
  let offset = 0;
  for (const { name, shape, dtype, quantization } of entries) {
    const type = elementTypes[quantization?.dtype ?? dtype];
    if (!type) throw new Error(`weight ${name}: unknown data type ${quantization?.dtype ?? dtype}`);
    const length = shape.reduce((product, side) => product * side, 1);
    const start = offset;
    const data = Float32Array.from({ length }, (_, i) => type.read(bytes, start + i * type.bytes));
    into.set(name, { shape, data });
    offset += length * type.bytes;
  }
}

const elementTypes: Record<string, { bytes: number; read: (bytes: Buffer, at: number) => number }> = {
  float32: { bytes: 4, read: (bytes, at) => bytes.readFloatLE(at) },
  int32: { bytes: 4, read: (bytes, at) => bytes.readInt32LE(at) },
  float16: { bytes: 2, read: (bytes, at) => halfToFloat(bytes.readUInt16LE(at)) },
};

/** IEEE 754 binary16 to a number: 1 sign bit, 5 exponent bits (bias 15), 10 fraction bits. */
export function halfToFloat(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
