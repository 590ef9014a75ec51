import type { Dimensions } from './dimensions.js';
import { Graph } from './graph.js';
import { reshape, rmsNorm, silu, slice } from './layers.js';
import type { LinearMaps } from './linearMap.js';

/** Queries, keys, values, the logarithm of the decay and the step sizes, each [batch, sequence, …]. */
interface Delta {
  readonly query: string;
  readonly key: string;
  readonly value: string;
  readonly decay: string;
  readonly step: string;
}

/**
 * A layer of the gated delta rule (Yang et al., "Gated Delta Networks", 2025): the state S of each head decays, gives up
 * what it holds under the key, takes the value instead, and is read with the query:
 *   S ← e^g S;  S ← S + k (β (v − Sᵀk))ᵀ;  o = Sᵀq / √size
 * @param fused whether it is one operator, or a `Scan` token by token
 */
export function linearLayer(
  maps: LinearMaps,
  input: string,
  layer: number,
  dimensions: Dimensions,
  fused: boolean,
): string {
  const { graph } = maps;
  const { hidden, linear } = dimensions;
  const { heads, headSize } = linear;
  const width = heads * headSize;
  const mixed = maps.apply(input, hidden, 3 * width);
  const gate = maps.apply(input, hidden, width);
  const step = graph.op('Sigmoid', [maps.apply(input, hidden, heads)]);
  const decay = decayOf(maps, input, hidden, heads);
  const convolved = (fused ? fusedConvolution : plainConvolution)(
    maps,
    mixed,
    layer,
    3 * width,
    linear.kernel,
  );
  const [query, key] = [0, 1].map((i) =>
    unitHeads(graph, slice(graph, convolved, 2, i * width, (i + 1) * width), linear),
  );
  const value = slice(graph, convolved, 2, 2 * width);
  const delta = { query: query!, key: key!, value, decay, step };
  const read = (fused ? fusedRule : scannedRule)(graph, delta, layer, linear);
  const normal = rmsNorm(graph, reshape(graph, read, [0, 0, heads, headSize]), headSize);
  const gated = graph.op('Mul', [reshape(graph, normal, [0, 0, width]), silu(graph, gate)]);
  return maps.apply(gated, width, hidden);
}

/** −A · softplus(a + bias), the logarithm of what is kept of the state, [batch, sequence, heads]. */
function decayOf(maps: LinearMaps, input: string, hidden: number, heads: number): string {
  const { graph } = maps;
  const biased = graph.op('Add', [
    maps.apply(input, hidden, heads),
    graph.floats(maps.random.floats(heads, 1)),
  ]);
  const rates = Array.from({ length: heads }, (_, head) => -(head + 1) / heads);
  return graph.op('Mul', [graph.op('Softplus', [biased]), graph.floats(rates)]);
}

/** The causal convolution in single steps; its state is as long as the kernel. */
function plainConvolution(
  maps: LinearMaps,
  input: string,
  layer: number,
  channels: number,
  kernel: number,
): string {
  const { graph, random } = maps;
  const turned = graph.op('Transpose', [input], { perm: [0, 2, 1] });
  const whole = graph.op('Concat', [`past_conv.${layer}`, turned], { axis: 2 });
  const limits = [graph.integers([-kernel]), graph.integers([2 ** 31 - 1]), graph.integers([2])];
  graph.op('Slice', [whole, ...limits], {}, `present_conv.${layer}`);
  const weights = graph.floats(random.floats(channels * kernel, 0.5), [channels, 1, kernel]);
  const convolved = graph.op('Conv', [slice(graph, whole, 2, 1), weights], {
    group: channels,
    kernel_shape: [kernel],
  });
  return graph.op('Transpose', [silu(graph, convolved)], { perm: [0, 2, 1] });
}

/** The same as one operator; its state is one shorter than the kernel. */
function fusedConvolution(
  maps: LinearMaps,
  input: string,
  layer: number,
  channels: number,
  kernel: number,
): string {
  const { graph, random } = maps;
  const turned = graph.op('Transpose', [input], { perm: [0, 2, 1] });
  const weights = graph.floats(random.floats(channels * kernel, 0.5), [channels, 1, kernel]);
  const [output, state] = [`convolved.${layer}`, `present_conv.${layer}`];
  graph.ops('CausalConvWithState', [turned, weights, '', `past_conv.${layer}`], [output, state], {
    activation: 'silu',
  });
  return graph.op('Transpose', [output], { perm: [0, 2, 1] });
}

function fusedRule(graph: Graph, delta: Delta, layer: number, { heads }: Dimensions['linear']): string {
  const { query, key, value, decay, step } = delta;
  const output = `read.${layer}`;
  const inputs = [query, key, value, `past_recurrent.${layer}`, decay, step];
  graph.ops('LinearAttention', inputs, [output, `present_recurrent.${layer}`], {
    q_num_heads: heads,
    kv_num_heads: heads,
    update_rule: 'gated_delta',
  });
  return output;
}

function scannedRule(graph: Graph, delta: Delta, layer: number, linear: Dimensions['linear']): string {
  const { heads, headSize } = linear;
  const perHead = (name: string) => reshape(graph, name, [0, 0, heads, headSize]);
  const scaled = graph.op('Mul', [perHead(delta.query), graph.floats([1 / Math.sqrt(headSize)], [])]);
  const rows = [scaled, perHead(delta.key), perHead(delta.value), delta.decay, delta.step];
  const turned = rows.map((name, i) =>
    graph.op('Transpose', [name], { perm: i < 3 ? [1, 0, 2, 3] : [1, 0, 2] }),
  );
  const [outputs, state] = [`scanned.${layer}`, `present_recurrent.${layer}`];
  graph.ops('Scan', [`past_recurrent.${layer}`, ...turned], [state, outputs], {
    num_scan_inputs: rows.length,
    body: { graph: oneStep(linear) },
  });
  const read = graph.op('Transpose', [outputs], { perm: [1, 0, 2, 3] });
  return reshape(graph, read, [0, 0, heads * headSize]);
}

/** The rule for one token: the state in and out, then what is read. */
function oneStep({ heads, headSize }: Dimensions['linear']): Graph {
  const vector = ['batch_size', heads, headSize];
  const state = [...vector, headSize];
  const rows = ['query', 'key', 'value'].map((name) => ({ name, shape: vector }));
  const scalars = ['decay', 'step'].map((name) => ({ name, shape: vector.slice(0, 2) }));
  const body = new Graph(
    [{ name: 'state', shape: state }, ...rows, ...scalars],
    [
      { name: 'next', shape: state },
      { name: 'read', shape: vector },
    ],
    undefined,
    'step/',
  );
  const column = (name: string) => body.op('Unsqueeze', [name, body.integers([3])]);
  const wide = body.op('Unsqueeze', [body.op('Exp', ['decay']), body.integers([2, 3])]);
  const kept = body.op('Mul', ['state', wide]);
  const held = body.op('ReduceSum', [body.op('Mul', [kept, column('key')]), body.integers([2])], {
    keepdims: 0,
  });
  const change = body.op('Mul', [
    body.op('Sub', ['value', held]),
    body.op('Unsqueeze', ['step', body.integers([2])]),
  ]);
  const added = body.op('Mul', [column('key'), body.op('Unsqueeze', [change, body.integers([2])])]);
  body.op('Add', [kept, added], {}, 'next');
  const product = body.op('Mul', ['next', column('query')]);
  body.op('ReduceSum', [product, body.integers([2])], { keepdims: 0 }, 'read');
  return body;
}

/** Each head at length one, packed as before. */
function unitHeads(graph: Graph, input: string, { heads, headSize }: Dimensions['linear']): string {
  const perHead = reshape(graph, input, [0, 0, heads, headSize]);
  const squares = graph.op('ReduceSum', [graph.op('Mul', [perHead, perHead]), graph.integers([-1])]);
  const length = graph.op('Sqrt', [graph.op('Add', [squares, graph.floats([1e-6], [])])]);
  return reshape(graph, graph.op('Div', [perHead, length]), [0, 0, heads * headSize]);
}
