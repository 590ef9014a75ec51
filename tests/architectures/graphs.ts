import { OnnxGraph, type OnnxValue } from '../../src/engines/embedded/detector/importer/onnxGraph.js';
import { randomNumbers } from '../support/random.js';

/** Numbers of a token's embedding. */
export const width = 8;

/** Random weights, the same for the same seed. */
function weights(count: number, seed: number): Float32Array {
  const random = randomNumbers(seed);
  return Float32Array.from({ length: count }, () => random() * 2 - 1);
}

function integers(graph: OnnxGraph, name: string, values: readonly number[]): string {
  return graph.node('Constant', [], name, { value_ints: values });
}

export function embedGraph(tokens: number): Uint8Array {
  const graph = new OnnxGraph();
  const table = graph.constant('table', [tokens, width], weights(tokens * width, 1));
  graph.node('Gather', [table, 'input_ids'], 'inputs_embeds', { axis: 0 });
  const ids: OnnxValue = { name: 'input_ids', type: 'int64', shape: ['batch', 'length'] };
  const embeddings: OnnxValue = { name: 'inputs_embeds', type: 'float', shape: ['batch', 'length', width] };
  return graph.encode('embed', [ids], [embeddings], 17);
}

/**
 * The encoder of tiles: each feature is the mean red, green and blue of its cell, and nothing else.
 * @param cell pixels of a feature's side
 */
export function tileEncoderGraph(cell: number): Uint8Array {
  const graph = new OnnxGraph();
  graph.node('Squeeze', ['pixel_values', integers(graph, 'first', [0])], 'tiles');
  graph.node('AveragePool', ['tiles'], 'cells', { kernel_shape: [cell, cell], strides: [cell, cell] });
  graph.node('Transpose', ['cells'], 'rows', { perm: [0, 2, 3, 1] });
  graph.node('Reshape', ['rows', integers(graph, 'colours', [-1, 3])], 'means');
  graph.node('MatMul', ['means', colourColumns(graph)], 'image_features');
  const pixels: OnnxValue = {
    name: 'pixel_values',
    type: 'float',
    shape: ['batch', 'tiles', 3, 'height', 'width'],
  };
  return graph.encode('vision', [pixels], [featuresOutput], 17);
}

/**
 * The encoder of parts in patches: each feature is the mean red, green and blue of four patches that follow one another;
 * those that are masked are left out.
 * @param patch pixels of a patch's side
 */
export function patchEncoderGraph(patch: number): Uint8Array {
  const graph = new OnnxGraph();
  graph.node('Reshape', ['pixel_values', integers(graph, 'pixels', [0, 0, patch * patch, 3])], 'coloured');
  graph.node('ReduceMean', ['coloured'], 'patchMeans', { axes: [2], keepdims: 0 });
  graph.node('Reshape', ['patchMeans', integers(graph, 'colours', [-1, 3])], 'allMeans');
  graph.node('Reshape', ['pixel_attention_mask', integers(graph, 'flat', [-1])], 'allShown');
  graph.node('Cast', ['allShown'], 'isShown', { to: 9 });
  graph.node('Compress', ['allMeans', 'isShown'], 'means', { axis: 0 });
  graph.node('Reshape', ['means', integers(graph, 'quarters', [-1, 4, 3])], 'merged');
  graph.node('ReduceMean', ['merged'], 'mergedMeans', { axes: [1], keepdims: 0 });
  graph.node('MatMul', ['mergedMeans', colourColumns(graph)], 'image_features');
  const inputs: OnnxValue[] = [
    { name: 'pixel_values', type: 'float', shape: ['parts', 'patches', patch * patch * 3] },
    { name: 'pixel_attention_mask', type: 'int64', shape: ['parts', 'patches'] },
    { name: 'spatial_shapes', type: 'int64', shape: ['parts', 2] },
  ];
  return graph.encode('vision', inputs, [featuresOutput], 17);
}

const featuresOutput: OnnxValue = { name: 'image_features', type: 'float', shape: ['features', width] };

/** The first three numbers of a feature are the colour. */
function colourColumns(graph: OnnxGraph): string {
  const columns = Float32Array.from({ length: 3 * width }, (_, i) =>
    Number(i % width === Math.floor(i / width)),
  );
  return graph.constant('columns', [3, width], columns);
}

const past: OnnxValue = {
  name: 'past_key_values.0.key',
  type: 'float',
  shape: ['batch_size', 1, 'past_sequence_length', width],
};
const pastConv: OnnxValue = { name: 'past_conv.1', type: 'float', shape: ['batch_size', width, 3] };

/**
 * A decoder with random weights: a token's scores depend on all tokens before it, in their order and at their positions,
 * through a cache that grows and, if `convolves`, through the last four, by the state of a convolution.
 */
export function decoderGraph(tokens: number, convolves = false): Uint8Array {
  const graph = new OnnxGraph();
  const scale = graph.constant('scale', [], Float32Array.of(0.3));
  graph.node('Cast', ['position_ids'], 'places', { to: 1 });
  graph.node('Unsqueeze', ['places', integers(graph, 'lastAxis', [2])], 'placesOfTokens');
  graph.node('Mul', ['placesOfTokens', scale], 'phases');
  graph.node('Sin', ['phases'], 'waves');
  graph.node('Mul', ['inputs_embeds', 'waves'], 'placed');
  const read = convolves ? convolution(graph, 'placed') : 'placed';
  graph.node('Unsqueeze', [read, integers(graph, 'heads', [1])], 'fresh');
  graph.node('Concat', [past.name, 'fresh'], 'present.0.key', { axis: 2 });
  graph.node('Squeeze', [integers(graph, 'along', [2])], 'alongAxis');
  graph.node('CumSum', ['present.0.key', 'alongAxis'], 'sums');
  graph.node('Sin', ['sums'], 'mixed');
  graph.node('Shape', ['inputs_embeds'], 'shape');
  graph.node('Slice', ['shape', integers(graph, 'one', [1]), integers(graph, 'two', [2])], 'length');
  graph.node('Neg', ['length'], 'fromEnd');
  graph.node('Slice', ['mixed', 'fromEnd', integers(graph, 'end', [1 << 30]), 'along'], 'answers');
  graph.node('Squeeze', ['answers', 'heads'], 'hidden');
  const head = graph.constant('head', [width, tokens], weights(width * tokens, 2));
  graph.node('MatMul', ['hidden', head], 'logits');
  const inputs: OnnxValue[] = [
    { name: 'inputs_embeds', type: 'float', shape: ['batch', 'length', width] },
    { name: 'attention_mask', type: 'int64', shape: ['batch', 'total'] },
    { name: 'position_ids', type: 'int64', shape: ['batch', 'length'] },
    past,
    ...(convolves ? [pastConv] : []),
  ];
  const outputs: OnnxValue[] = [
    { name: 'logits', type: 'float', shape: ['batch', 'length', tokens] },
    { ...past, name: 'present.0.key', shape: ['batch_size', 1, 'total_sequence_length', width] },
    ...(convolves ? [{ ...pastConv, name: 'present_conv.1' }] : []),
  ];
  return graph.encode('decoder', inputs, outputs, 17);
}

function convolution(graph: OnnxGraph, input: string): string {
  graph.node('Transpose', [input], 'columns', { perm: [0, 2, 1] });
  graph.node('Concat', [pastConv.name, 'columns'], 'window', { axis: 2 });
  graph.node(
    'Slice',
    [
      'window',
      integers(graph, 'lastThree', [-3]),
      integers(graph, 'windowEnd', [1 << 30]),
      integers(graph, 'inTime', [2]),
    ],
    'present_conv.1',
  );
  const kernel = graph.constant('kernel', [width, 1, 4], weights(width * 4, 3));
  graph.node('Conv', ['window', kernel], 'convolved', { group: width, kernel_shape: [4] });
  return graph.node('Transpose', ['convolved'], 'convolvedRows', { perm: [0, 2, 1] });
}
