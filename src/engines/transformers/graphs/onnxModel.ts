import onnxProto from 'onnx-proto';

const { ModelProto, TensorProto } = onnxProto.onnx;

export type OnnxNode = onnxProto.onnx.INodeProto;
export type OnnxTensor = onnxProto.onnx.ITensorProto;
type ValueInfo = onnxProto.onnx.IValueInfoProto;

/** The graph of a decoder that can be looked through and changed; weights in other files stay there. */
export class OnnxModel {
  readonly #model: onnxProto.onnx.ModelProto;
  readonly #producers = new Map<string, OnnxNode>();
  readonly #initializers = new Map<string, OnnxTensor>();

  /** @throws Error when the bytes are no ONNX model */
  constructor(bytes: Uint8Array) {
    this.#model = ModelProto.decode(bytes);
    for (const node of this.nodes) this.#own(node);
    for (const tensor of this.#graph.initializer!) this.#initializers.set(tensor.name!, tensor);
  }

  get nodes(): OnnxNode[] {
    return this.#graph.node!;
  }

  get inputNames(): string[] {
    return this.#graph.input!.map(({ name }) => name!);
  }

  /** What a name's value comes from; none for inputs and constants. */
  producerOf(name: string): OnnxNode | undefined {
    return this.#producers.get(name);
  }

  /** Sides of an input or output as far as they are told; free ones are `undefined`. */
  shapeOf(name: string): (number | undefined)[] | undefined {
    const value = [...this.#graph.input!, ...this.#graph.output!].find(
      (candidate) => candidate.name === name,
    );
    return value && sidesOf(value);
  }

  /** The constant of a name, however it is written. */
  constantOf(name: string): OnnxTensor | undefined {
    const node = this.#producers.get(name);
    if (node?.opType === 'Constant') return node.attribute?.find((attribute) => attribute.t)?.t ?? undefined;
    return this.#initializers.get(name);
  }

  addIntegers(name: string, values: readonly number[], dims: readonly number[] = [values.length]): string {
    const data = BigInt64Array.from(values, BigInt);
    const tensor = { name, dims: [...dims], dataType: TensorProto.DataType.INT64, rawData: bytesOf(data) };
    this.#graph.initializer!.push(tensor);
    this.#initializers.set(name, tensor);
    return name;
  }

  /** A number (a tensor without sides) as a further input. */
  addIntegerInput(name: string): void {
    const type = { tensorType: { elemType: TensorProto.DataType.INT64, shape: { dim: [] } } };
    this.#graph.input!.push({ name, type });
  }

  /** Calls one side of an output, counted from the start, by a name: it is free from now on. */
  freeSide(output: string, axis: number, dimParam: string): void {
    const value = this.#graph.output!.find(({ name }) => name === output);
    const dim = value?.type?.tensorType?.shape?.dim;
    if (dim?.[axis]) dim[axis] = { dimParam };
  }

  /** Puts nodes where one stands, before it or in its place. */
  insert(nodes: readonly OnnxNode[], at: OnnxNode, place: 'before' | 'instead'): void {
    this.nodes.splice(this.nodes.indexOf(at), place === 'instead' ? 1 : 0, ...nodes);
    for (const node of nodes) this.#own(node);
  }

  /** Makes sure that ONNX Runtime's own operators are known to the model. */
  useContrib(): void {
    const domain = 'com.microsoft';
    const known = this.#model.opsetImport.some((opset) => opset.domain === domain);
    if (!known) this.#model.opsetImport.push({ domain, version: 1 });
  }

  encode(): Uint8Array {
    return ModelProto.encode(this.#model).finish();
  }

  /** A model of its own with one node of this one, all of whose inputs and outputs are floats. */
  alone(
    node: OnnxNode,
    inputs: readonly string[],
    outputs: readonly string[],
    initializer: readonly OnnxTensor[],
  ): Uint8Array {
    const { irVersion, opsetImport } = this.#model;
    const value = (name: string) => ({
      name,
      type: { tensorType: { elemType: TensorProto.DataType.FLOAT } },
    });
    const [input, output] = [inputs.map(value), outputs.map(value)];
    const graph = { name: 'alone', node: [node], input, output, initializer: [...initializer] };
    return ModelProto.encode({ irVersion, opsetImport, graph }).finish();
  }

  get #graph(): onnxProto.onnx.IGraphProto {
    return this.#model.graph!;
  }

  #own(node: OnnxNode): void {
    for (const name of node.output!) this.#producers.set(name, node);
  }
}

/** Sides of a value of a graph; free ones are `undefined`, and so is all when nothing is told. */
export function sidesOf(value: ValueInfo): (number | undefined)[] | undefined {
  const dim = value.type?.tensorType?.shape?.dim;
  return dim?.map(({ dimValue }) => (dimValue ? Number(dimValue) : undefined));
}

export function bytesOf(array: BigInt64Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
