import onnxProto from 'onnx-proto';
import type { WeightFile } from './weightFile.js';

const { ModelProto, TensorProto, AttributeProto } = onnxProto.onnx;
type Node = onnxProto.onnx.INodeProto;
type Attribute = number | string | readonly number[] | { readonly float: number } | { readonly graph: Graph };
export type Attributes = Readonly<Record<string, Attribute>>;
export type ElementType = 'float' | 'uint8' | 'int64';

/** An input or output of a graph; a string dimension is free and known by that name. */
export interface Value {
  readonly name: string;
  readonly type?: ElementType;
  readonly shape: readonly (number | string)[];
}

const elementTypes = {
  float: TensorProto.DataType.FLOAT,
  uint8: TensorProto.DataType.UINT8,
  int64: TensorProto.DataType.INT64,
};
const opsets = [
  { domain: '', version: 17 },
  { domain: 'com.microsoft', version: 1 },
];
const contrib = new Set([
  'MatMulNBits',
  'GatherBlockQuantized',
  'GroupQueryAttention',
  'LinearAttention',
  'CausalConvWithState',
  'MultiHeadAttention',
  'FastGelu',
]);

/** Collects the nodes and constants of an ONNX graph; constants that were written to a weight file stay there. */
export class Graph {
  readonly #inputs: readonly Value[];
  readonly #outputs: readonly Value[];
  readonly #file: WeightFile | undefined;
  readonly #prefix: string;
  readonly #nodes: Node[] = [];
  readonly #constants = new Map<string, onnxProto.onnx.ITensorProto>();
  #count = 0;

  /**
   * @param file where large constants go; without one, all are within the model
   * @param prefix begins all names that are made up here; a graph within another needs one of its own
   */
  constructor(inputs: readonly Value[], outputs: readonly Value[], file?: WeightFile, prefix = '') {
    this.#inputs = inputs;
    this.#outputs = outputs;
    this.#file = file;
    this.#prefix = prefix;
  }

  /** Adds a node with one output and returns the output's name. */
  op(opType: string, input: readonly string[], attributes: Attributes = {}, output = this.#fresh(opType)) {
    this.ops(opType, input, [output], attributes);
    return output;
  }

  /** Adds a node with several outputs and returns their names. */
  many(opType: string, input: readonly string[], outputs: number, attributes: Attributes = {}): string[] {
    const names = Array.from({ length: outputs }, () => this.#fresh(opType));
    this.ops(opType, input, names, attributes);
    return names;
  }

  /** Adds a node with the outputs that are named. */
  ops(
    opType: string,
    input: readonly string[],
    output: readonly string[],
    attributes: Attributes = {},
  ): void {
    const domain = contrib.has(opType) ? 'com.microsoft' : '';
    const attribute = Object.entries(attributes).map(([name, value]) => attributeOf(name, value));
    this.#nodes.push({ opType, domain, name: output[0]!, input: [...input], output: [...output], attribute });
  }

  floats(values: readonly number[] | Float32Array, dims: readonly number[] = [values.length]): string {
    return this.#constant('float', dims, bytesOf(Float32Array.from(values)));
  }

  integers(values: readonly number[], dims: readonly number[] = [values.length]): string {
    return this.#constant('int64', dims, bytesOf(BigInt64Array.from(values, BigInt)));
  }

  bytes(values: Uint8Array, dims: readonly number[]): string {
    return this.#constant('uint8', dims, values);
  }

  encode(name: string): Uint8Array {
    return ModelProto.encode({ irVersion: 8, opsetImport: opsets, graph: this.toProto(name) }).finish();
  }

  toProto(name: string): onnxProto.onnx.IGraphProto {
    return {
      name,
      node: this.#nodes,
      initializer: [...this.#constants.values()],
      input: this.#inputs.map(valueInfo),
      output: this.#outputs.map(valueInfo),
    };
  }

  #constant(type: ElementType, dims: readonly number[], bytes: Uint8Array): string {
    const name = this.#fresh('constant');
    const stored =
      this.#file && bytes.byteLength >= 1024 ? this.#file.append(bytes) : ({ rawData: bytes } as const);
    this.#constants.set(name, { name, dims: [...dims], dataType: elementTypes[type], ...stored });
    return name;
  }

  #fresh(prefix: string): string {
    this.#count++;
    return `${this.#prefix}${prefix}_${this.#count}`;
  }
}

function bytesOf(array: Float32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function attributeOf(name: string, value: Attribute): onnxProto.onnx.IAttributeProto {
  const { AttributeType } = AttributeProto;
  if (typeof value === 'number') return { name, type: AttributeType.INT, i: value };
  if (typeof value === 'string') return { name, type: AttributeType.STRING, s: Buffer.from(value) };
  if ('float' in value) return { name, type: AttributeType.FLOAT, f: value.float };
  if ('graph' in value) return { name, type: AttributeType.GRAPH, g: value.graph.toProto(name) };
  return { name, type: AttributeType.INTS, ints: [...value] };
}

function valueInfo({ name, type = 'float', shape }: Value): onnxProto.onnx.IValueInfoProto {
  const dim = shape.map((side) => (typeof side === 'number' ? { dimValue: side } : { dimParam: side }));
  return { name, type: { tensorType: { elemType: elementTypes[type], shape: { dim } } } };
}
