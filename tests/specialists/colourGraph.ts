import type { OnnxGraph, OnnxValue } from '../../src/engines/embedded/detector/importer/onnxGraph.js';

/** A colour as the share of red, green and blue that speaks for it (or, negative, against it). */
export type ColourWeights = readonly [red: number, green: number, blue: number];

export const red: ColourWeights = [1, -1, -1];
export const blue: ColourWeights = [-1, -1, 1];

export const pixelInput: OnnxValue = {
  name: 'pixel_values',
  type: 'float',
  shape: ['batch', 3, 'height', 'width'],
};

/** What is known of each colour in a picture after `findColours`; one query a colour. */
export interface FoundColours {
  /** 1 where there is any of it, `[1, queries, 1]`. */
  readonly present: string;
  /** Centre x and y, width and height of all of it, in sides of the picture: `[1, queries, 4]`. */
  readonly boxes: string;
}

/** Adds nodes that find where each colour is in `pixel_values`, as a detector finds objects. */
export function findColours(graph: OnnxGraph, colours: readonly ColourWeights[]): FoundColours {
  const kernel = graph.constant('colours', [colours.length, 3, 1, 1], Float32Array.from(colours.flat()));
  graph.node('Conv', ['pixel_values', kernel], 'likeness', { kernel_shape: [1, 1] });
  graph.node('Greater', ['likeness', graph.constant('half', [], Float32Array.of(0.5))], 'is');
  graph.node('Cast', ['is'], 'mask', { to: 1 });
  const [x0, x1] = extent(graph, 'x', 2);
  const [y0, y1] = extent(graph, 'y', 3);
  const half = graph.constant('two', [], Float32Array.of(2));
  const centre = (axis: string, low: string, high: string) => {
    graph.node('Add', [low, high], `${axis}Sum`);
    return graph.node('Div', [`${axis}Sum`, half], `${axis}Centre`);
  };
  const length = (axis: string, low: string, high: string) => graph.node('Sub', [high, low], `${axis}Length`);
  const sides = [centre('x', x0, x1), centre('y', y0, y1), length('x', x0, x1), length('y', y0, y1)];
  graph.node('Concat', sides, 'pred_boxes', { axis: 2 });
  graph.node('ReduceMax', ['xAny'], 'present', { axes: [2], keepdims: 1 });
  return { present: 'present', boxes: 'pred_boxes' };
}

/** Where the mask begins and ends along an axis, in sides of the picture; `over` is the axis that is looked across. */
function extent(graph: OnnxGraph, axis: string, over: number): [low: string, high: string] {
  const one = graph.constant('one', [], Float32Array.of(1));
  const zero = graph.constant('zero', [], Float32Array.of(0));
  graph.node('ReduceMax', ['mask'], `${axis}Any`, { axes: [over], keepdims: 0 });
  graph.node('Mul', [`${axis}Any`, zero], `${axis}Zeros`);
  graph.node('Add', [`${axis}Zeros`, one], `${axis}Ones`);
  graph.node('Constant', [], `${axis}Axis`, { value_ints: [2] });
  graph.node('Squeeze', [`${axis}Axis`], `${axis}AxisScalar`);
  graph.node('CumSum', [`${axis}Ones`, `${axis}AxisScalar`], `${axis}Ramp`);
  graph.node('ReduceMax', [`${axis}Ramp`], `${axis}Cells`, { axes: [2], keepdims: 1 });
  graph.node('Sub', [`${axis}Cells`, `${axis}Ramp`], `${axis}After`);
  graph.node('Add', [`${axis}After`, one], `${axis}FromEnd`);
  graph.node('Mul', [`${axis}Any`, `${axis}Ramp`], `${axis}Inside`);
  graph.node('Mul', [`${axis}Any`, `${axis}FromEnd`], `${axis}InsideFromEnd`);
  graph.node('ReduceMax', [`${axis}Inside`], `${axis}Last`, { axes: [2], keepdims: 1 });
  graph.node('ReduceMax', [`${axis}InsideFromEnd`], `${axis}First`, { axes: [2], keepdims: 1 });
  graph.node('Div', [`${axis}First`, `${axis}Cells`], `${axis}Rest`);
  const low = graph.node('Sub', [one, `${axis}Rest`], `${axis}Low`);
  return [low, graph.node('Div', [`${axis}Last`, `${axis}Cells`], `${axis}High`)];
}

export const boxesOutput: OnnxValue = { name: 'pred_boxes', type: 'float', shape: ['batch', 'queries', 4] };
export const logitsOutput: OnnxValue = {
  name: 'logits',
  type: 'float',
  shape: ['batch', 'queries', 'classes'],
};
