import onnxProto from 'onnx-proto';

const { ModelProto, TensorProto, AttributeProto } = onnxProto.onnx;
const { FLOAT, UINT8, INT64, BOOL } = TensorProto.DataType;
const valueTypes = { float: FLOAT, uint8: UINT8, int64: INT64, bool: BOOL } as const;

/** Attributes of an ONNX node: integers, integer lists, floats (wrapped, to tell 1.0 from 1) and strings. */
export type OnnxAttributes = Readonly<
  Record<string, number | readonly number[] | { float: number } | string>
>;

/** An input or output of the whole graph; a string dimension is free and known by that name. */
export interface OnnxValue {
  readonly name: string;
  readonly type: keyof typeof valueTypes;
  readonly shape: readonly (number | string)[];
}

/** Collects nodes and constants, then writes them as an ONNX model file. */
export class OnnxGraph {
  readonly #nodes: onnxProto.onnx.INodeProto[] = [];
  readonly #initializers = new Map<string, onnxProto.onnx.ITensorProto>();

  /** Adds a node with one output and returns that output's name. */
  node(opType: string, inputs: readonly string[], output: string, attributes: OnnxAttributes = {}): string {
    const attribute = Object.entries(attributes).map(([name, value]) => attributeOf(name, value));
    this.#nodes.push({ opType, name: output, input: [...inputs], output: [output], attribute });
    return output;
  }

  /** Adds a float constant and returns its name; the same name twice is one constant. */
  constant(name: string, shape: readonly number[], data: Float32Array): string {
    const rawData = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.#initializers.set(name, { name, dims: [...shape], dataType: FLOAT, rawData });
    return name;
  }

  /** The model as the bytes of an `.onnx` file. */
  encode(
    name: string,
    inputs: readonly OnnxValue[],
    outputs: readonly OnnxValue[],
    opset: number,
  ): Uint8Array {
    const graph = {
      name,
      node: this.#nodes,
      initializer: [...this.#initializers.values()],
      input: inputs.map(valueInfo),
      output: outputs.map(valueInfo),
    };
    return ModelProto.encode({ irVersion: 8, opsetImport: [{ domain: '', version: opset }], graph }).finish();
  }
}

function attributeOf(name: string, value: OnnxAttributes[string]): onnxProto.onnx.IAttributeProto {
  const { AttributeType } = AttributeProto;
  if (typeof value === 'number') return { name, type: AttributeType.INT, i: value };
  if (typeof value === 'string') return { name, type: AttributeType.STRING, s: Buffer.from(value) };
  if ('float' in value) return { name, type: AttributeType.FLOAT, f: value.float };
  return { name, type: AttributeType.INTS, ints: [...value] };
}

function valueInfo({ name, type, shape }: OnnxValue): onnxProto.onnx.IValueInfoProto {
  const dim = shape.map((side) => (typeof side === 'number' ? { dimValue: side } : { dimParam: side }));
  return { name, type: { tensorType: { elemType: valueTypes[type], shape: { dim } } } };
}
