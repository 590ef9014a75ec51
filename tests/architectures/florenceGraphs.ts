import { OnnxGraph, type OnnxValue } from '../../src/engines/embedded/detector/importer/onnxGraph.js';
import { randomNumbers } from '../support/random.js';
import { width } from './graphs.js';

function integers(graph: OnnxGraph, name: string, values: readonly number[]): string {
  return graph.node('Constant', [], name, { value_ints: values });
}

function head(graph: OnnxGraph, columns: number, seed: number): string {
  const random = randomNumbers(seed);
  const weights = Float32Array.from({ length: width * columns }, () => random() * 2 - 1);
  return graph.constant('head', [width, columns], weights);
}

/** Features are the mean red, green and blue of squares of 16 pixels. */
export function florenceVisionGraph(): Uint8Array {
  const graph = new OnnxGraph();
  graph.node('AveragePool', ['pixel_values'], 'cells', { kernel_shape: [16, 16], strides: [16, 16] });
  graph.node('Transpose', ['cells'], 'rows', { perm: [0, 2, 3, 1] });
  graph.node('Reshape', ['rows', integers(graph, 'colours', [0, -1, 3])], 'means');
  const columns = Float32Array.from({ length: 3 * width }, (_, i) =>
    Number(i % width === Math.floor(i / width)),
  );
  graph.node('MatMul', ['means', graph.constant('columns', [3, width], columns)], 'image_features');
  const pixels: OnnxValue = { name: 'pixel_values', type: 'float', shape: ['batch', 3, 'height', 'width'] };
  const features: OnnxValue = { name: 'image_features', type: 'float', shape: ['batch', 'features', width] };
  return graph.encode('vision', [pixels], [features], 17);
}

/** What is encoded at each place depends on all before it. */
export function encoderGraph(): Uint8Array {
  const graph = new OnnxGraph();
  graph.node('Squeeze', [integers(graph, 'along', [1])], 'axis');
  graph.node('CumSum', ['inputs_embeds', 'axis'], 'sums');
  graph.node('Sin', ['sums'], 'last_hidden_state');
  const embeddings: OnnxValue = { name: 'inputs_embeds', type: 'float', shape: ['batch', 'length', width] };
  const mask: OnnxValue = { name: 'attention_mask', type: 'int64', shape: ['batch', 'length'] };
  return graph.encode('encoder', [embeddings, mask], [{ ...embeddings, name: 'last_hidden_state' }], 17);
}

const own: OnnxValue = {
  name: 'past_key_values.0.decoder.key',
  type: 'float',
  shape: ['batch', 1, 'past', width],
};
const encoded: OnnxValue = {
  name: 'past_key_values.0.encoder.key',
  type: 'float',
  shape: ['batch', 1, 'encoded', width],
};

/**
 * A decoder in the layout of a merged export: with `use_cache_branch` it reads what was encoded from its cache, gives
 * nothing in its place, and takes one token. Scores depend on all that was encoded and on all tokens before, in their order.
 */
export function mergedDecoderGraph(tokens: number): Uint8Array {
  const graph = new OnnxGraph();
  graph.node('Cast', ['use_cache_branch'], 'cached', { to: 7 });
  graph.node('Shape', ['encoder_hidden_states'], 'encodedShape');
  graph.node('Slice', ['encodedShape', integers(graph, 'one', [1]), integers(graph, 'two', [2])], 'rows');
  graph.node('Sub', ['one', 'cached'], 'isFresh');
  graph.node('Mul', ['rows', 'isFresh'], 'kept');
  graph.node('Unsqueeze', ['encoder_hidden_states', integers(graph, 'headAxis', [1])], 'hidden');
  graph.node('Slice', ['hidden', integers(graph, 'from', [0]), 'kept', 'two'], 'present.0.encoder.key');
  graph.node('Concat', [encoded.name, 'present.0.encoder.key'], 'attended', { axis: 2 });
  graph.node('ReduceSum', ['attended', 'two'], 'context', { keepdims: 1 });
  graph.node('Unsqueeze', ['inputs_embeds', 'headAxis'], 'fresh');
  graph.node('Concat', [own.name, 'fresh'], 'present.0.decoder.key', { axis: 2 });
  graph.node('Squeeze', ['two'], 'axis');
  graph.node('CumSum', ['present.0.decoder.key', 'axis'], 'sums');
  graph.node('Sin', ['sums'], 'waves');
  graph.node('CumSum', ['waves', 'axis'], 'ordered');
  graph.node('Add', ['ordered', 'context'], 'informed');
  graph.node('Sin', ['informed'], 'mixed');
  graph.node('Shape', ['inputs_embeds'], 'shape');
  graph.node('Slice', ['shape', 'one', 'two'], 'length');
  graph.node('Neg', ['length'], 'fromEnd');
  graph.node('Slice', ['mixed', 'fromEnd', integers(graph, 'end', [1 << 30]), 'two'], 'answers');
  graph.node('Squeeze', ['answers', 'headAxis'], 'rowsOfAnswer');
  graph.node('MatMul', ['rowsOfAnswer', head(graph, tokens, 7)], 'logits');
  const inputs: OnnxValue[] = [
    { name: 'encoder_attention_mask', type: 'int64', shape: ['batch', 'rows'] },
    { name: 'encoder_hidden_states', type: 'float', shape: ['batch', 'rows', width] },
    { name: 'inputs_embeds', type: 'float', shape: ['batch', 'length', width] },
    own,
    encoded,
    { name: 'use_cache_branch', type: 'bool', shape: [1] },
  ];
  const outputs: OnnxValue[] = [
    { name: 'logits', type: 'float', shape: ['batch', 'length', tokens] },
    { ...own, name: 'present.0.decoder.key', shape: ['batch', 1, 'total', width] },
    { ...encoded, name: 'present.0.encoder.key' },
  ];
  return graph.encode('decoder', inputs, outputs, 17);
}
