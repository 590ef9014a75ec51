import type { Graph } from './graph.js';
import type { LinearMaps } from './linearMap.js';

/** Root mean square normalisation over the last axis with weights of one. */
export function rmsNorm(graph: Graph, input: string, size: number): string {
  const weights = graph.floats(new Float32Array(size).fill(1));
  return graph.op('SimplifiedLayerNormalization', [input, weights], { axis: -1, epsilon: { float: 1e-6 } });
}

/** x · sigmoid(x). */
export function silu(graph: Graph, input: string): string {
  return graph.op('Mul', [input, graph.op('Sigmoid', [input])]);
}

/** The gated feed-forward part of a decoder layer. */
export function gatedFeedForward(maps: LinearMaps, input: string, hidden: number, inner: number): string {
  const { graph } = maps;
  const gate = silu(graph, maps.apply(input, hidden, inner));
  const product = graph.op('Mul', [gate, maps.apply(input, hidden, inner)]);
  return maps.apply(product, inner, hidden);
}

/** `input` with another shape; 0 keeps a side and −1 is what is left. */
export function reshape(graph: Graph, input: string, shape: readonly number[]): string {
  return graph.op('Reshape', [input, graph.integers(shape)]);
}

/** The part of an axis from `start` to `end`. */
export function slice(graph: Graph, input: string, axis: number, start: number, end = 2 ** 31 - 1): string {
  return graph.op('Slice', [input, graph.integers([start]), graph.integers([end]), graph.integers([axis])]);
}
