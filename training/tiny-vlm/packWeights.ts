/**
 * Stores the large weights of ONNX files as 8-bit integers, each output with a scale of its own; they are turned back into
 * floats when the file is loaded, and all is computed in floats:
 *   npx tsx training/tiny-vlm/packWeights.ts FROM TO
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import onnxProto from 'onnx-proto';

const { ModelProto, TensorProto, AttributeProto } = onnxProto.onnx;
type Tensor = onnxProto.onnx.ITensorProto;
type Graph = onnxProto.onnx.IGraphProto;

/** Smaller constants stay as they are. */
const minValues = 2048;

const [from, to] = process.argv.slice(2) as [string, string];
mkdirSync(to, { recursive: true });
for (const name of readdirSync(from).filter((name) => name.endsWith('.onnx'))) {
  const model = ModelProto.decode(readFileSync(`${from}/${name}`));
  const graph = model.graph!;
  const large = graph.initializer!.filter((tensor) => isLarge(tensor));
  for (const tensor of large) pack(graph, tensor, axisOf(graph, tensor.name!));
  const bytes = ModelProto.encode(model).finish();
  writeFileSync(`${to}/${name}`, bytes);
  console.log(`${name}: ${large.length} tensors packed, ${bytes.length} bytes`);
}

function isLarge({ dims, dataType }: Tensor): boolean {
  const values = dims!.map(Number).reduce((product, side) => product * side, 1);
  return dataType === TensorProto.DataType.FLOAT && values >= minValues && dims!.length > 1;
}

/** The axis of the outputs: the last of a factor of MatMul or Gemm that is not transposed, else the first. */
function axisOf(graph: Graph, name: string): number {
  const user = graph.node!.find(({ input }) => input![1] === name);
  const isTransposed = (user?.attribute ?? []).some(({ name, i }) => name === 'transB' && Number(i) === 1);
  return user?.opType === 'MatMul' || (user?.opType === 'Gemm' && !isTransposed) ? 1 : 0;
}

function pack(graph: Graph, tensor: Tensor, axis: number): void {
  const name = tensor.name!;
  const raw = tensor.rawData!;
  const values = new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength));
  const outputs = Number(tensor.dims![axis]);
  const outputOf = (i: number) => (axis ? i % outputs : Math.floor((i * outputs) / values.length));
  const scales = new Float32Array(outputs).fill(1e-12);
  for (const [i, value] of values.entries()) {
    scales[outputOf(i)] = Math.max(scales[outputOf(i)]!, Math.abs(value) / 127);
  }
  const integers = Int8Array.from(values, (value, i) => Math.round(value / scales[outputOf(i)]!));
  tensor.name = `${name}/integers`;
  tensor.dataType = TensorProto.DataType.INT8;
  tensor.rawData = new Uint8Array(integers.buffer);
  const scale = { name: `${name}/scales`, dims: [outputs], dataType: TensorProto.DataType.FLOAT };
  graph.initializer!.push({ ...scale, rawData: new Uint8Array(scales.buffer) });
  graph.node!.unshift({
    opType: 'DequantizeLinear',
    name,
    input: [tensor.name, scale.name],
    output: [name],
    attribute: [{ name: 'axis', type: AttributeProto.AttributeType.INT, i: axis }],
  });
}
