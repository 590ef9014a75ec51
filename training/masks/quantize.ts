/**
 * Stores the kernels of an ONNX file as 8-bit integers, each output channel with a scale of its own; they are turned
 * back into floats when the file is loaded, and all is computed in floats:
 *   npx tsx training/masks/quantize.ts IN.onnx OUT.onnx
 * writes OUT.onnx.sha256 beside it.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import onnxProto from 'onnx-proto';

const { ModelProto, TensorProto } = onnxProto.onnx;
const { FLOAT, INT8 } = TensorProto.DataType;

/** Smaller constants stay as they are. */
const minValues = 256;

const [from, to] = process.argv.slice(2) as [string, string];
const model = ModelProto.decode(readFileSync(from));
const graph = model.graph!;
const kernels = new Set(
  graph.node!.filter(({ opType }) => opType === 'Conv' || opType === 'Gemm').map(({ input }) => input![1]!),
);
const chosen = graph.initializer!.filter(({ name, dims }) => {
  return kernels.has(name!) && dims!.map(Number).reduce((product, side) => product * side, 1) >= minValues;
});
for (const tensor of chosen) store(tensor);
const bytes = ModelProto.encode(model).finish();
writeFileSync(to, bytes);
const digest = createHash('sha256').update(bytes).digest('hex');
writeFileSync(`${to}.sha256`, `${digest}  ${basename(to)}\n`);
console.log(`${chosen.length} kernels, ${bytes.length} bytes, sha256 ${digest}`);

function store(tensor: onnxProto.onnx.ITensorProto): void {
  const name = tensor.name!;
  const raw = tensor.rawData!;
  const values = new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength));
  const channels = Number(tensor.dims![0]);
  const size = values.length / channels;
  const scales = Float32Array.from({ length: channels }, (_, channel) => {
    const kernel = values.subarray(channel * size, (channel + 1) * size);
    return Math.max(kernel.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127, 1e-12);
  });
  const integers = Int8Array.from(values, (value, i) => Math.round(value / scales[Math.floor(i / size)]!));
  tensor.name = `${name}/integers`;
  tensor.dataType = INT8;
  tensor.rawData = new Uint8Array(integers.buffer);
  const scale = { name: `${name}/scales`, dims: [channels], dataType: FLOAT };
  graph.initializer!.push({ ...scale, rawData: new Uint8Array(scales.buffer) });
  graph.node!.unshift({
    opType: 'DequantizeLinear',
    name,
    input: [tensor.name, scale.name],
    output: [name],
    attribute: [{ name: 'axis', type: onnxProto.onnx.AttributeProto.AttributeType.INT, i: 0 }],
  });
}
