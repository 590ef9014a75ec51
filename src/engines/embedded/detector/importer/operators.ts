import { convolution, depthwiseConvolution } from './convolution.js';
import { hardSigmoid, hardSwish } from './hardSwish.js';
import { constantInput, type Operator, settledInput } from './importContext.js';

function elementwise(opType: string): Operator {
  return (node, context) => {
    const inputs = node.input!.map((_, i) => settledInput(node, i, context));
    context.onnx.node(opType, inputs, node.name);
  };
}

/** A product needs no settling: it owes what its factors owe. */
const product: Operator = (node, context) => {
  const { onnx, weights, scales } = context;
  const inputs = node.input!.map((name, i) => (weights.has(name) ? settledInput(node, i, context) : name));
  scales.set(
    node.name,
    inputs.reduce((scale, name) => scale * (scales.get(name) ?? 1), 1),
  );
  onnx.node('Mul', inputs, node.name);
};

const globalAverage: Operator = (node, context) => {
  const axes = [...constantInput(node, 1, context).data];
  if (axes.join() !== '1,2')
    throw new Error(`${node.name}: mean over axes ${axes}, expected height and width`);
  const input = node.input![0]!;
  context.scales.set(node.name, context.scales.get(input) ?? 1);
  context.onnx.node('GlobalAveragePool', [input], node.name);
};

/** The graph resizes only to twice the side; written as a factor, the input size stays free. */
const doubleBilinear: Operator = (node, context) => {
  const scales = context.onnx.constant('double', [4], Float32Array.of(1, 1, 2, 2));
  const attributes = { mode: 'linear', coordinate_transformation_mode: 'asymmetric' };
  context.onnx.node('Resize', [settledInput(node, 0, context), '', scales], node.name, attributes);
};

const concatenateChannels: Operator = (node, context) => {
  const inputs = node.input!.slice(0, -1).map((_, i) => settledInput(node, i, context));
  const [axis] = constantInput(node, inputs.length, context).data;
  if (axis !== 3 && axis !== -1)
    throw new Error(`${node.name}: concatenates axis ${axis}, expected channels`);
  context.onnx.node('Concat', inputs, node.name, { axis: 1 });
};

/**
 * TensorFlow operation → ONNX node(s). Activations are N×H×W×C in TensorFlow and N×C×H×W in ONNX: nothing is
 * transposed between layers, the axes and kernels are rewritten instead.
 */
export const operators: Readonly<Record<string, Operator>> = {
  Conv2D: convolution,
  _FusedConv2D: convolution,
  DepthwiseConv2dNative: depthwiseConvolution,
  FusedDepthwiseConv2dNative: depthwiseConvolution,
  Add: elementwise('Add'),
  Mul: product,
  HardSigmoid: hardSigmoid,
  HardSwish: hardSwish,
  Relu: elementwise('Relu'),
  Sigmoid: elementwise('Sigmoid'),
  Identity: elementwise('Identity'),
  Mean: globalAverage,
  ResizeBilinear: doubleBilinear,
  ConcatV2: concatenateChannels,
};
