import { OnnxGraph, type OnnxValue } from '../../src/engines/embedded/detector/importer/onnxGraph.js';
import { boxesOutput, type ColourWeights, findColours, logitsOutput, pixelInput } from './colourGraph.js';

export interface ColourDetector {
  /** One query each. */
  readonly colours: readonly ColourWeights[];
  /** Logits of the classes where the colour of a query is there, a row a colour. */
  readonly there: readonly (readonly number[])[];
  /** The same where it is not there. */
  readonly missing: readonly number[];
  /** Whether it takes `pixel_mask` too, as DETR does; it sees nothing where that is not all ones. */
  readonly masked?: boolean;
}

const maskInput: OnnxValue = { name: 'pixel_mask', type: 'int64', shape: ['batch', 64, 64] };

/** A network with the inputs and outputs of the DETR family, whose objects are patches of colour. */
export function detectorGraph({ colours, there, missing, masked = false }: ColourDetector): Uint8Array {
  const graph = new OnnxGraph();
  const { present } = findColours(graph, colours);
  const classes = missing.length;
  const base = graph.constant('missing', [1, 1, classes], Float32Array.from(missing));
  const gains = there.flatMap((row) => row.map((logit, i) => logit - missing[i]!));
  const gain = graph.constant('gains', [1, there.length, classes], Float32Array.from(gains));
  graph.node('Mul', [masked ? unmasked(graph, present) : present, gain], 'gained');
  graph.node('Add', ['gained', base], 'logits');
  const inputs = masked ? [pixelInput, maskInput] : [pixelInput];
  return graph.encode('detector', inputs, [logitsOutput, boxesOutput], 17);
}

function unmasked(graph: OnnxGraph, present: string): string {
  graph.node('Cast', ['pixel_mask'], 'maskFloats', { to: 1 });
  graph.node('ReduceMin', ['maskFloats'], 'maskLeast', { axes: [1, 2], keepdims: 1 });
  return graph.node('Mul', [present, 'maskLeast'], 'presentUnmasked');
}
