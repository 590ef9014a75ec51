import { attentionLayer, fusedAttention, plainAttention } from './attentionLayer.js';
import { type Dimensions, layerTypes } from './dimensions.js';
import { Graph, type Value } from './graph.js';
import { gatedFeedForward, rmsNorm } from './layers.js';
import { linearLayer } from './linearLayer.js';
import { LinearMaps, type WeightType } from './linearMap.js';
import type { RandomWeights } from './randomWeights.js';
import { rotationOf } from './rotary.js';
import type { WeightFile } from './weightFile.js';

/**
 * How the decoder is written. `scan`: as the first exports to ONNX, the delta rule token by token, attention in single
 * steps, logits of every position. `fused`: as later ones, operators of ONNX Runtime for all three and
 * `num_logits_to_keep`.
 */
export type Variant = 'scan' | 'fused';

/** The decoder with its caches, `decoder_model_merged*.onnx` of the layout. */
export function decoderGraph(
  dimensions: Dimensions,
  variant: Variant,
  type: WeightType,
  random: RandomWeights,
  file: WeightFile,
): Graph {
  const fused = variant === 'fused';
  const { hidden, feedForward, vocabulary } = dimensions;
  const graph = new Graph(inputsOf(dimensions, fused), outputsOf(dimensions, fused), file);
  const maps = new LinearMaps(graph, random, type);
  const attend = (fused ? fusedAttention : plainAttention)(graph, dimensions);
  const context = { rotation: rotationOf(graph, 'position_ids', dimensions), attend };
  let state = 'inputs_embeds';
  layerTypes(dimensions).forEach((kind, layer) => {
    const normal = rmsNorm(graph, state, hidden);
    const mixed =
      kind === 'full_attention'
        ? attentionLayer(maps, normal, layer, dimensions, context)
        : linearLayer(maps, normal, layer, dimensions, fused);
    const between = graph.op('Add', [state, mixed]);
    const fed = gatedFeedForward(maps, rmsNorm(graph, between, hidden), hidden, feedForward);
    state = graph.op('Add', [between, fed]);
  });
  const last = rmsNorm(graph, state, hidden);
  graph.op('Identity', [maps.apply(fused ? keptOf(graph, last) : last, hidden, vocabulary, 3)], {}, 'logits');
  return graph;
}

/** The last `num_logits_to_keep` positions; all when it is 0. */
function keptOf(graph: Graph, states: string): string {
  const start = graph.op('Reshape', [graph.op('Neg', ['num_logits_to_keep']), graph.integers([1])]);
  return graph.op('Slice', [states, start, graph.integers([2 ** 31 - 1]), graph.integers([1])]);
}

function inputsOf(dimensions: Dimensions, fused: boolean): Value[] {
  const length = 'sequence_length';
  const inputs: Value[] = [
    { name: 'inputs_embeds', shape: ['batch_size', length, dimensions.hidden] },
    { name: 'attention_mask', type: 'int64', shape: ['batch_size', 'total_sequence_length'] },
    { name: 'position_ids', type: 'int64', shape: [3, 'batch_size', length] },
  ];
  if (fused) inputs.push({ name: 'num_logits_to_keep', type: 'int64', shape: [] });
  return [...inputs, ...caches(dimensions, fused, 'past', 'past_key_values', 'past_sequence_length')];
}

function outputsOf(dimensions: Dimensions, fused: boolean): Value[] {
  const logits = { name: 'logits', shape: ['batch_size', 'kept_length', dimensions.vocabulary] };
  return [...caches(dimensions, fused, 'present', 'present', 'total_sequence_length'), logits];
}

function caches(
  dimensions: Dimensions,
  fused: boolean,
  prefix: string,
  keys: string,
  length: string,
): Value[] {
  const { attention, linear } = dimensions;
  const { heads, headSize, kernel } = linear;
  return layerTypes(dimensions).flatMap((kind, layer) =>
    kind === 'full_attention'
      ? ['key', 'value'].map((part) => ({
          name: `${keys}.${layer}.${part}`,
          shape: ['batch_size', attention.keyHeads, length, attention.headSize],
        }))
      : [
          {
            name: `${prefix}_conv.${layer}`,
            shape: ['batch_size', 3 * heads * headSize, fused ? kernel - 1 : kernel],
          },
          { name: `${prefix}_recurrent.${layer}`, shape: ['batch_size', heads, headSize, headSize] },
        ],
  );
}
