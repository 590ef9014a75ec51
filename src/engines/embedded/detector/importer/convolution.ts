import { constantInput, type ImportContext, type Operator } from './importContext.js';
import { permute, scaled, type Tensor } from './tensor.js';
import type { TensorFlowNode } from './tensorFlowGraph.js';

/** Kernel of TensorFlow [height, width, input, output] → ONNX [output, input, height, width]. */
export const convolution: Operator = (node, context) => {
  writeConvolution(node, permute(constantInput(node, 1, context), [3, 2, 0, 1]), 1, context);
};

/** Kernel of TensorFlow [height, width, channel, 1] → ONNX [channel, 1, height, width], one group a channel. */
export const depthwiseConvolution: Operator = (node, context) => {
  const kernel = permute(constantInput(node, 1, context), [2, 3, 0, 1]);
  writeConvolution(node, kernel, kernel.shape[0]!, context);
};

function writeConvolution(node: TensorFlowNode, kernel: Tensor, group: number, context: ImportContext): void {
  const { onnx, scales } = context;
  const [input, kernelName, biasName] = node.input as [string, string, string?];
  const { shape, data } = scaled(kernel, scales.get(input) ?? 1);
  const inputs = [input, onnx.constant(kernelName, shape, data)];
  if (biasName !== undefined) inputs.push(biasConstant(node, biasName, context));
  const relu = fusedOperations(node).includes('Relu');
  const output = relu ? `${node.name}/linear` : node.name;
  onnx.node('Conv', inputs, output, { group, ...windowOf(node, kernel) });
  if (relu) onnx.node('Relu', [output], node.name);
}

function biasConstant(node: TensorFlowNode, name: string, context: ImportContext): string {
  const bias = constantInput(node, 2, context);
  return context.onnx.constant(name, bias.shape, bias.data);
}

/**
 * Strides and explicit padding. TensorFlow's `SAME` pads `kernel - stride` cells in all when the input side is a
 * multiple of the stride (ours always is: a multiple of 32), the odd cell after the end.
 */
function windowOf(node: TensorFlowNode, kernel: Tensor) {
  const [, stride = 1] = (node.attr?.['strides']?.list?.i ?? []).map(Number);
  const [height, width] = kernel.shape.slice(2) as [number, number];
  const total = text(node.attr?.['padding']?.s) === 'SAME' ? [height - stride, width - stride] : [0, 0];
  const pads = [
    ...total.map((cells) => Math.floor(cells / 2)),
    ...total.map((cells) => Math.ceil(cells / 2)),
  ];
  return { strides: [stride, stride], kernel_shape: [height, width], pads };
}

function fusedOperations(node: TensorFlowNode): string[] {
  return (node.attr?.['fused_ops']?.list?.s ?? []).map(text);
}

function text(base64: string | undefined): string {
  return Buffer.from(base64 ?? '', 'base64').toString();
}
