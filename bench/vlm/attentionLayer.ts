import type { Dimensions } from './dimensions.js';
import type { Graph } from './graph.js';
import { reshape, rmsNorm, slice } from './layers.js';
import type { LinearMaps } from './linearMap.js';
import { type Rotation, rotate } from './rotary.js';

/** What all attention layers share: the rotation, and the mask or the lengths, by how attention is written. */
export interface AttentionContext {
  readonly rotation: Rotation;
  readonly attend: (heads: Heads, layer: number) => string;
}

/** Queries, keys and values, [batch, heads, sequence, head size]. */
export interface Heads {
  readonly query: string;
  readonly key: string;
  readonly value: string;
}

/** Gated softmax attention: queries and gates come of one map, both normalised and rotated before they meet. */
export function attentionLayer(
  maps: LinearMaps,
  input: string,
  layer: number,
  { hidden, attention, rotary }: Dimensions,
  { rotation, attend }: AttentionContext,
): string {
  const { graph } = maps;
  const { heads, keyHeads, headSize } = attention;
  const both = reshape(graph, maps.apply(input, hidden, heads * headSize * 2), [0, 0, heads, 2 * headSize]);
  const turned = (name: string) =>
    rotate(graph, headsFirst(graph, rmsNorm(graph, name, headSize)), rotation, rotary.size);
  const keys = reshape(graph, maps.apply(input, hidden, keyHeads * headSize), [0, 0, keyHeads, headSize]);
  const values = reshape(graph, maps.apply(input, hidden, keyHeads * headSize), [0, 0, keyHeads, headSize]);
  const query = turned(slice(graph, both, 3, 0, headSize));
  const attended = attend({ query, key: turned(keys), value: headsFirst(graph, values) }, layer);
  const gate = reshape(graph, slice(graph, both, 3, headSize), [0, 0, heads * headSize]);
  const gated = graph.op('Mul', [attended, graph.op('Sigmoid', [gate])]);
  return maps.apply(gated, heads * headSize, hidden);
}

/** Attention in single steps, as the first exports have it; the result is [batch, sequence, heads × size]. */
export function plainAttention(graph: Graph, { attention }: Dimensions): AttentionContext['attend'] {
  const { heads, keyHeads, headSize } = attention;
  const mask = causalMask(graph);
  const repeated = (name: string) => {
    const expanded = graph.op('Unsqueeze', [name, graph.integers([2])]);
    const copies = graph.op('Expand', [expanded, graph.integers([1, 1, heads / keyHeads, 1, 1])]);
    return reshape(graph, copies, [0, heads, -1, headSize]);
  };
  return ({ query, key, value }, layer) => {
    const past = (name: string, part: string) => {
      const output = `present.${layer}.${part}`;
      return graph.op('Concat', [`past_key_values.${layer}.${part}`, name], { axis: 2 }, output);
    };
    const keys = graph.op('Transpose', [repeated(past(key, 'key'))], { perm: [0, 1, 3, 2] });
    const scaled = graph.op('Mul', [query, graph.floats([1 / Math.sqrt(headSize)], [])]);
    const scores = graph.op('Add', [graph.op('MatMul', [scaled, keys]), mask]);
    const weights = graph.op('Softmax', [scores], { axis: -1 });
    const sums = graph.op('MatMul', [weights, repeated(past(value, 'value'))]);
    return reshape(graph, graph.op('Transpose', [sums], { perm: [0, 2, 1, 3] }), [0, 0, heads * headSize]);
  };
}

/** Attention as one operator of ONNX Runtime, as later exports have it. */
export function fusedAttention(graph: Graph, { attention }: Dimensions): AttentionContext['attend'] {
  const { heads, keyHeads, headSize } = attention;
  const all = graph.op('ReduceSum', ['attention_mask', graph.integers([1])], { keepdims: 0 });
  const last = graph.op('Cast', [graph.op('Sub', [all, graph.integers([1])])], { to: 6 });
  const length = graph.op('Gather', [graph.op('Shape', ['attention_mask']), graph.integers([1], [])], {
    axis: 0,
  });
  const total = graph.op('Cast', [length], { to: 6 });
  const packed = (name: string, count: number) =>
    reshape(graph, graph.op('Transpose', [name], { perm: [0, 2, 1, 3] }), [0, 0, count * headSize]);
  return ({ query, key, value }, layer) => {
    const past = ['key', 'value'].map((part) => `past_key_values.${layer}.${part}`);
    const present = ['key', 'value'].map((part) => `present.${layer}.${part}`);
    const inputs = [
      packed(query, heads),
      packed(key, keyHeads),
      packed(value, keyHeads),
      ...past,
      last,
      total,
    ];
    const output = `attended.${layer}`;
    graph.ops('GroupQueryAttention', inputs, [output, ...present], {
      num_heads: heads,
      kv_num_heads: keyHeads,
    });
    return output;
  };
}

/** 0 where a position may look and a large negative number elsewhere, [1, 1, sequence, total]. */
function causalMask(graph: Graph): string {
  const side = (name: string, axis: number) =>
    graph.op('Gather', [graph.op('Shape', [name]), graph.integers([axis], [])], { axis: 0 });
  const [zero, one] = [graph.integers([0], []), graph.integers([1], [])];
  const [sequence, total] = [side('inputs_embeds', 1), side('attention_mask', 1)];
  const columns = graph.op('Range', [zero, total, one]);
  const rows = graph.op('Range', [graph.op('Sub', [total, sequence]), total, one]);
  const later = graph.op('Greater', [columns, graph.op('Unsqueeze', [rows, graph.integers([1])])]);
  return graph.op('Where', [later, graph.floats([-1e9], []), graph.floats([0], [])]);
}

function headsFirst(graph: Graph, input: string): string {
  return graph.op('Transpose', [input], { perm: [0, 2, 1, 3] });
}
