import type { OnnxGraph } from './onnxGraph.js';
import type { Tensor } from './tensor.js';
import type { TensorFlowNode } from './tensorFlowGraph.js';

/** Where an operator finds its constants and puts its nodes. */
export interface ImportContext {
  readonly onnx: OnnxGraph;
  readonly weights: ReadonlyMap<string, Tensor>;
  /**
   * Constant factors still owed to tensors, by name: the true tensor is the ONNX tensor times its factor.
   * A later convolution takes the factor into its kernel, so that no multiplication is left to do per picture.
   */
  readonly scales: Map<string, number>;
}

/** Rewrites one TensorFlow node as ONNX nodes; the last of them has the TensorFlow node's name. */
export type Operator = (node: TensorFlowNode, context: ImportContext) => void;

/** The constant at a given input of a node. @throws Error when that input is computed. */
export function constantInput(node: TensorFlowNode, input: number, { weights }: ImportContext): Tensor {
  const value = weights.get(node.input?.[input] ?? '');
  if (!value) throw new Error(`${node.name}: input ${input} must be a constant`);
  return value;
}

/** The name of an input as an ONNX value with nothing owed: constants are added, owed factors multiplied in. */
export function settledInput(node: TensorFlowNode, input: number, context: ImportContext): string {
  const name = node.input![input]!;
  const constant = context.weights.get(name);
  if (constant) return context.onnx.constant(name, constant.shape, constant.data);
  const scale = context.scales.get(name) ?? 1;
  if (scale === 1) return name;
  const factor = context.onnx.constant(`${name}/scale`, [], Float32Array.of(scale));
  return context.onnx.node('Mul', [name, factor], `${name}/settled`);
}
