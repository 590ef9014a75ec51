import { OnnxGraph, type OnnxValue } from '../../src/engines/embedded/detector/importer/onnxGraph.js';
import { pixelInput } from './colourGraph.js';

const map = (name: string, channels: number): OnnxValue => ({
  name,
  type: 'float',
  shape: ['batch', channels, 'rows', 'columns'],
});
const brightness = map('image_embeddings', 1);
const places = map('image_positional_embeddings', 2);

/** Pixels of a side of a cell of the masks. */
const cell = 4;

/**
 * The encoder of a SAM whose embedding of a picture is how much brighter than grey each cell is (a logit), and where the
 * cells' middles are, in pixels.
 * @param names of the two outputs
 */
export function encoderGraph(names: readonly [string, string] = [brightness.name, places.name]): Uint8Array {
  const graph = new OnnxGraph();
  graph.node('ReduceMean', ['pixel_values'], 'mean', { axes: [1], keepdims: 1 });
  graph.node('AveragePool', ['mean'], 'cells', { kernel_shape: [cell, cell], strides: [cell, cell] });
  graph.node('Sub', ['cells', number(graph, 'threshold', 0.75)], 'above');
  graph.node('Mul', ['above', number(graph, 'steepness', 24)], names[0]);
  graph.node('Mul', ['cells', number(graph, 'zero', 0)], 'zeros');
  graph.node('Add', ['zeros', number(graph, 'cell', cell)], 'steps');
  graph.node('Concat', [ramp(graph, 3), ramp(graph, 2)], names[1], { axis: 1 });
  return graph.encode('encoder', [pixelInput], [map(names[0], 1), map(names[1], 2)], 17);
}

/** Middles of the cells along an axis, in pixels. */
function ramp(graph: OnnxGraph, axis: number): string {
  graph.node('Constant', [], `axis${axis}List`, { value_ints: [axis] });
  graph.node('Squeeze', [`axis${axis}List`], `axis${axis}`);
  graph.node('CumSum', ['steps', `axis${axis}`], `ends${axis}`);
  return graph.node('Sub', [`ends${axis}`, number(graph, 'halfCell', cell / 2)], `middles${axis}`);
}

/**
 * The decoder of a SAM that is asked for points: all that is bright, what of it is within `reach` pixels of the point to
 * each side, and what is within two pixels; the last with the best score.
 */
export function pointDecoderGraph(reach: number): Uint8Array {
  const graph = new OnnxGraph();
  const [x, y] = coordinates(graph, 'input_points', 3, 2);
  const distance = (axis: string, cells: string, point: string) => {
    graph.node('Sub', [cells, point], `${axis}Offset`);
    return graph.node('Abs', [`${axis}Offset`], `${axis}Distance`);
  };
  const [cellsX, cellsY] = cellMiddles(graph, places.name);
  graph.node('Max', [distance('x', cellsX, x!), distance('y', cellsY, y!)], 'distance');
  const masks = [10_000, reach, 2].map((radius, i) => {
    graph.node('Sub', [number(graph, `radius${i}`, radius), 'distance'], `within${i}`);
    return graph.node('Min', ['bright', `within${i}`], `mask${i}`);
  });
  graph.node('Concat', masks, 'pred_masks', { axis: 2 });
  graph.node('Cast', ['input_labels'], 'labels', { to: 1 });
  const scores = graph.constant('scores', [1, 1, 3], Float32Array.of(0.85, 0.8, 0.95));
  graph.node('Mul', ['labels', scores], 'iou_scores');
  const points: OnnxValue = { name: 'input_points', type: 'float', shape: ['batch', 'prompts', 'points', 2] };
  const labels: OnnxValue = { name: 'input_labels', type: 'int64', shape: ['batch', 'prompts', 'points'] };
  return graph.encode('decoder', [points, labels, brightness, places], outputs, 17);
}

/** The decoder of a SAM 2, which is asked for boxes: what is bright in the box, or in its left half, with a better score. */
export function boxDecoderGraph(names: readonly [string, string]): Uint8Array {
  const graph = new OnnxGraph();
  const [x0, y0, x1, y1] = coordinates(graph, 'input_boxes', 2, 4) as [string, string, string, string];
  const [cellsX, cellsY] = cellMiddles(graph, names[1], names[0]);
  graph.node('Add', [x0, x1], 'sides');
  graph.node('Div', ['sides', number(graph, 'two', 2)], 'middle');
  const masks = [x1, 'middle'].map((right, i) => {
    const sides = [
      graph.node('Sub', [cellsX, x0], `fromLeft${i}`),
      graph.node('Sub', [right, cellsX], `fromRight${i}`),
      graph.node('Sub', [cellsY, y0], `fromTop${i}`),
      graph.node('Sub', [y1, cellsY], `fromBottom${i}`),
    ];
    return graph.node('Min', ['bright', ...sides], `mask${i}`);
  });
  graph.node('Concat', masks, 'pred_masks', { axis: 2 });
  graph.node('ReduceMean', ['input_boxes'], 'means', { axes: [2], keepdims: 1 });
  graph.node('Mul', ['means', number(graph, 'nothing', 0)], 'noScores');
  const scores = graph.constant('scores', [1, 1, 2], Float32Array.of(0.7, 0.9));
  graph.node('Add', ['noScores', scores], 'iou_scores');
  const inputs: OnnxValue[] = [
    { name: 'input_points', type: 'float', shape: ['batch', 1, 'points', 2] },
    { name: 'input_labels', type: 'int64', shape: ['batch', 'prompts', 'points'] },
    { name: 'input_boxes', type: 'float', shape: ['batch', 'prompts', 4] },
    map(names[0], 1),
    map(names[1], 2),
  ];
  return graph.encode('decoder', inputs, outputs, 17);
}

const outputs: OnnxValue[] = [
  { name: 'iou_scores', type: 'float', shape: ['batch', 'prompts', 'masks'] },
  { name: 'pred_masks', type: 'float', shape: ['batch', 'prompts', 'masks', 'rows', 'columns'] },
];

function number(graph: OnnxGraph, name: string, value: number): string {
  return graph.constant(name, [], Float32Array.of(value));
}

/** The numbers of each prompt one by one, `[1, prompts, 1, 1, 1]`. */
function coordinates(graph: OnnxGraph, input: string, axis: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    graph.node('Constant', [], `index${i}`, { value_ints: [i] });
    graph.node('Gather', [input, `index${i}`], `coordinate${i}`, { axis });
    graph.node('Constant', [], `shape${i}`, { value_ints: [1, -1, 1, 1, 1] });
    return graph.node('Reshape', [`coordinate${i}`, `shape${i}`], `prompt${i}`);
  });
}

/** Middles of the cells in x and in y, `[1, 1, 1, rows, columns]`; `bright` is the embedding in that shape. */
function cellMiddles(graph: OnnxGraph, middles: string, bright = brightness.name): [string, string] {
  graph.node('Constant', [], 'ahead', { value_ints: [1] });
  graph.node('Unsqueeze', [bright, 'ahead'], 'bright');
  const [x, y] = ['X', 'Y'].map((name, i) => {
    graph.node('Constant', [], `channel${name}`, { value_ints: [i] });
    graph.node('Gather', [middles, `channel${name}`], `channelOf${name}`, { axis: 1 });
    return graph.node('Unsqueeze', [`channelOf${name}`, 'ahead'], `cells${name}`);
  });
  return [x!, y!];
}
