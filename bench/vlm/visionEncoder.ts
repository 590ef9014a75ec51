import { type Dimensions, mergeSize, patchValues } from './dimensions.js';
import { Graph } from './graph.js';
import { reshape, slice } from './layers.js';
import { LinearMaps, type WeightType } from './linearMap.js';
import type { RandomWeights } from './randomWeights.js';
import { type Rotation, rotate } from './rotary.js';
import type { WeightFile } from './weightFile.js';

/** Row and column of each patch, int64 [patches], and how many rows and columns there are. */
interface Places {
  readonly row: string;
  readonly column: string;
  readonly rows: string;
  readonly columns: string;
}

/**
 * The transformer over the patches of one picture, `vision_encoder*.onnx` of the layout. Patches come in blocks of
 * 2×2, each of which becomes a token.
 * @param fused whether attention is one operator, or holds the weights of all pairs of patches
 */
export function visionEncoderGraph(
  dimensions: Dimensions,
  fused: boolean,
  type: WeightType,
  random: RandomWeights,
  file: WeightFile,
): Graph {
  const graph = new Graph(
    [
      { name: 'pixel_values', shape: ['num_patches', patchValues] },
      { name: 'image_grid_thw', type: 'int64', shape: ['num_images', 3] },
    ],
    [{ name: 'image_features', shape: ['num_tokens', dimensions.hidden] }],
    file,
  );
  const maps = new LinearMaps(graph, random, type);
  const { depth, hidden, feedForward } = dimensions.vision;
  const places = placesOf(graph);
  const rotation = rotationOf(graph, places, dimensions);
  let state = graph.op('Add', [
    maps.apply('pixel_values', patchValues, hidden),
    positions(maps, places, dimensions),
  ]);
  for (let layer = 0; layer < depth; layer++) {
    const attended = attention(maps, layerNorm(graph, state, hidden), rotation, dimensions, fused);
    const between = graph.op('Add', [state, attended]);
    const inner = graph.op('FastGelu', [maps.apply(layerNorm(graph, between, hidden), hidden, feedForward)]);
    state = graph.op('Add', [between, maps.apply(inner, feedForward, hidden)]);
  }
  merge(maps, layerNorm(graph, state, hidden), dimensions);
  return graph;
}

function placesOf(graph: Graph): Places {
  const side = (i: number) => reshape(graph, slice(graph, 'image_grid_thw', 1, i, i + 1), [-1]);
  const [rows, columns] = [side(1), side(2)];
  const [merge, block] = [graph.integers([mergeSize]), graph.integers([mergeSize ** 2])];
  const first = graph.integers([0], []);
  const count = graph.op('Gather', [graph.op('Shape', ['pixel_values']), graph.integers([0], [])], {
    axis: 0,
  });
  const index = graph.op('Range', [first, count, graph.integers([1], [])]);
  const [whole, within] = [graph.op('Div', [index, block]), graph.op('Mod', [index, block])];
  const across = graph.op('Div', [columns, merge]);
  const at = (large: string, small: string) =>
    graph.op('Add', [
      graph.op('Mul', [graph.op(large, [whole, across]), merge]),
      graph.op(small, [within, merge]),
    ]);
  return { row: at('Div', 'Div'), column: at('Mod', 'Mod'), rows, columns };
}

/** The learned position that is nearest to each patch, from a square of them laid over the picture. */
function positions(maps: LinearMaps, places: Places, { vision }: Dimensions): string {
  const { graph } = maps;
  const square = graph.integers([Math.sqrt(vision.positions)]);
  const scaled = (place: string, sides: string) => graph.op('Div', [graph.op('Mul', [place, square]), sides]);
  const row = graph.op('Mul', [scaled(places.row, places.rows), square]);
  const index = graph.op('Add', [row, scaled(places.column, places.columns)]);
  return maps.lookUp(index, vision.positions, vision.hidden);
}

/** Half of the frequencies turn with the row and half with the column. */
function rotationOf(graph: Graph, { row, column }: Places, { vision }: Dimensions): Rotation {
  const quarter = vision.hidden / vision.heads / 4;
  const frequencies = graph.floats(Array.from({ length: quarter }, (_, i) => 10_000 ** (-i / quarter)));
  const angles = [row, column].map((place) => {
    const float = graph.op('Cast', [graph.op('Unsqueeze', [place, graph.integers([1])])], { to: 1 });
    return graph.op('Mul', [float, frequencies]);
  });
  const both = graph.op('Concat', [...angles, ...angles], { axis: 1 });
  const shaped = graph.op('Unsqueeze', [both, graph.integers([0, 1])]);
  return { cosines: graph.op('Cos', [shaped]), sines: graph.op('Sin', [shaped]) };
}

function attention(
  maps: LinearMaps,
  input: string,
  rotation: Rotation,
  { vision }: Dimensions,
  fused: boolean,
): string {
  const { graph } = maps;
  const { hidden, heads } = vision;
  const size = hidden / heads;
  const perHead = () => {
    const shaped = reshape(graph, maps.apply(input, hidden, hidden), [1, -1, heads, size]);
    return graph.op('Transpose', [shaped], { perm: [0, 2, 1, 3] });
  };
  const [query, key] = [rotate(graph, perHead(), rotation, size), rotate(graph, perHead(), rotation, size)];
  const attended = (fused ? fusedPairs : plainPairs)(graph, query, key, perHead(), { heads, size });
  return maps.apply(reshape(graph, attended, [-1, hidden]), hidden, hidden);
}

interface HeadSizes {
  readonly heads: number;
  readonly size: number;
}

function plainPairs(graph: Graph, query: string, key: string, value: string, { size }: HeadSizes): string {
  const scaled = graph.op('Mul', [query, graph.floats([1 / Math.sqrt(size)], [])]);
  const scores = graph.op('MatMul', [scaled, graph.op('Transpose', [key], { perm: [0, 1, 3, 2] })]);
  const sums = graph.op('MatMul', [graph.op('Softmax', [scores], { axis: -1 }), value]);
  return graph.op('Transpose', [sums], { perm: [0, 2, 1, 3] });
}

function fusedPairs(graph: Graph, query: string, key: string, value: string, sizes: HeadSizes): string {
  const { heads, size } = sizes;
  const packed = [query, key, value].map((name) =>
    reshape(graph, graph.op('Transpose', [name], { perm: [0, 2, 1, 3] }), [0, 0, heads * size]),
  );
  return graph.op('MultiHeadAttention', packed, { num_heads: heads });
}

/** Each block of patches becomes one token of the decoder's width. */
function merge(maps: LinearMaps, input: string, { vision, hidden }: Dimensions): void {
  const { graph } = maps;
  const width = vision.hidden * mergeSize ** 2;
  const inner = graph.op('FastGelu', [maps.apply(reshape(graph, input, [-1, width]), width, width)]);
  graph.op('Identity', [maps.apply(inner, width, hidden)], {}, 'image_features');
}

function layerNorm(graph: Graph, input: string, size: number): string {
  const [weights, bias] = [new Float32Array(size).fill(1), new Float32Array(size)].map((v) =>
    graph.floats(v),
  );
  return graph.op('LayerNormalization', [input, weights!, bias!], { axis: -1, epsilon: { float: 1e-6 } });
}
