import onnxProto from 'onnx-proto';
import type { ScanLoop } from './scanLoop.js';

const { AttributeProto, ModelProto, TensorProto } = onnxProto.onnx;
const domain = 'com.microsoft';

/** ONNX Runtime's operator for the gated delta rule, whose results are multiplied by `scale`. */
export function linearAttention(
  inputs: readonly string[],
  outputs: readonly string[],
  heads: number,
  scale: number,
): onnxProto.onnx.INodeProto {
  const { INT, FLOAT, STRING } = AttributeProto.AttributeType;
  const attribute = [
    { name: 'q_num_heads', type: INT, i: heads },
    { name: 'kv_num_heads', type: INT, i: heads },
    { name: 'update_rule', type: STRING, s: Buffer.from('gated_delta') },
    { name: 'scale', type: FLOAT, f: scale },
  ];
  return {
    opType: 'LinearAttention',
    domain,
    name: outputs[0]!,
    input: [...inputs],
    output: [...outputs],
    attribute,
  };
}

/** A model of that operator alone, for one batch: inputs by the operator's own names, outputs `read` and `next`. */
export function linearAttentionModel({ heads }: ScanLoop): Uint8Array {
  const inputs = ['query', 'key', 'value', 'state', 'decay', 'step'];
  const outputs = ['read', 'next'];
  const value = (name: string) => ({ name, type: { tensorType: { elemType: TensorProto.DataType.FLOAT } } });
  const graph = {
    name: 'linear attention',
    node: [linearAttention(inputs, outputs, heads, 1)],
    input: inputs.map(value),
    output: outputs.map(value),
  };
  const opsetImport = [
    { domain: '', version: 17 },
    { domain, version: 1 },
  ];
  return ModelProto.encode({ irVersion: 8, opsetImport, graph }).finish();
}
