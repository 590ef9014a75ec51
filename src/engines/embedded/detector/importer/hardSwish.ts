import type { Operator } from './importContext.js';
import type { TensorFlowGraph, TensorFlowNode } from './tensorFlowGraph.js';

/**
 * Hard swish, x · relu6(x + 3) / 6 (MobileNetV3, Howard et al. 2019), which the graph spells as four operations.
 * The runtime has a kernel for it only with exactly 1/6, but the file holds 1/6 rounded to half precision, so the
 * quotient of the two is owed to the output.
 */
export const hardSwish: Operator = (node, { onnx, scales, weights }) => {
  onnx.node('HardSwish', [node.input![0]!], node.name);
  scales.set(node.name, 6 * weights.get(node.input![1]!)!.data[0]!);
};

/** Hard sigmoid, relu6(x + 3) / 6: the gate of squeeze-and-excite. Owes the same quotient. */
export const hardSigmoid: Operator = (node, { onnx, scales, weights }) => {
  onnx.node('HardSigmoid', [node.input![0]!], node.name, { alpha: { float: 1 / 6 }, beta: { float: 0.5 } });
  scales.set(node.name, 6 * weights.get(node.input![1]!)!.data[0]!);
};

/**
 * Finds the spelled-out forms and makes each one node with inputs [x, sixth]:
 * `Mul(Mul(sixth, x), Relu6(Add(x, 3)))` becomes `HardSwish`, `Mul(sixth, Relu6(Add(x, 3)))` `HardSigmoid`.
 */
export function fuseHardSwish(graph: TensorFlowGraph): TensorFlowGraph {
  const byName = new Map(graph.nodes.map((node) => [node.name, node]));
  const split = (name: string) => operandsOf(byName.get(name), graph);
  const fused = (node: TensorFlowNode): TensorFlowNode => {
    const relu = node.op === 'Mul' && node.input!.find((name) => byName.get(name)?.op === 'Relu6');
    if (!relu) return node;
    const x = split(byName.get(relu)!.input![0]!).tensor;
    const other = node.input!.find((name) => name !== relu)!;
    if (graph.weights.has(other)) return { ...node, op: 'HardSigmoid', input: [x, other] };
    return { ...node, op: 'HardSwish', input: [x, split(other).constant] };
  };
  return { ...graph, nodes: graph.nodes.map(fused) };
}

/** Tells the computed operand of a two-operand node from the constant one. */
function operandsOf(node: TensorFlowNode | undefined, { weights }: TensorFlowGraph) {
  const tensor = node?.input?.find((name) => !weights.has(name));
  const constant = node?.input?.find((name) => weights.has(name));
  if (!tensor || !constant) throw new Error(`${node?.name}: expected one constant operand of a hard swish`);
  return { tensor, constant };
}
