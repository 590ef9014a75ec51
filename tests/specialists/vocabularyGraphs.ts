import { OnnxGraph, type OnnxValue } from '../../src/engines/embedded/detector/importer/onnxGraph.js';
import { boxesOutput, type ColourWeights, findColours, logitsOutput, pixelInput } from './colourGraph.js';

export interface NamedColours {
  /** One query each. */
  readonly colours: readonly ColourWeights[];
  /** For each colour the tokens that name it, with how well they do: 0…1. */
  readonly names: readonly Readonly<Record<number, number>>[];
  /** Tokens of the vocabulary. */
  readonly tokens: number;
}

const texts = (name: string): OnnxValue => ({ name, type: 'int64', shape: ['texts', 'length'] });

/** Logit of a colour that is there for a token that names it, and less than nothing for all else. */
const sure = 8;
const unsure = -4;

/** A network with the inputs and outputs of OWL-ViT: each text that names a colour finds the patch of that colour. */
export function owlGraph(named: NamedColours): Uint8Array {
  const graph = new OnnxGraph();
  const { present } = findColours(graph, named.colours);
  graph.node('Cast', ['attention_mask'], 'attended', { to: 1 });
  graph.node('Constant', [], 'lastAxis', { value_ints: [2] });
  graph.node('Unsqueeze', ['attended', 'lastAxis'], 'attendedTokens');
  graph.node('Mul', [namings(graph, named), 'attendedTokens'], 'named');
  graph.node('ReduceMax', ['named'], 'namedByText', { axes: [1], keepdims: 0 });
  graph.node('Transpose', ['namedByText'], 'queriesByText', { perm: [1, 0] });
  score(graph, 'queriesByText', present);
  const inputs = [texts('input_ids'), pixelInput, texts('attention_mask')];
  return graph.encode('owl', inputs, [logitsOutput, boxesOutput], 17);
}

/** A network with the inputs and outputs of Grounding DINO: each token that names a colour finds its patch. */
export function groundingDinoGraph(named: NamedColours): Uint8Array {
  const graph = new OnnxGraph();
  const { present } = findColours(graph, named.colours);
  graph.node('Transpose', [namings(graph, named)], 'queriesByToken', { perm: [0, 2, 1] });
  const count = named.colours.length;
  const padding = graph.constant('padding', [1, count, 256], new Float32Array(count * 256).fill(-100));
  score(graph, 'queriesByToken', present, 'known');
  graph.node('Concat', ['known', padding], 'padded', { axis: 2 });
  for (const [name, value] of [
    ['from', 0],
    ['to', 256],
    ['axis', 2],
  ] as const) {
    graph.node('Constant', [], name, { value_ints: [value] });
  }
  graph.node('Slice', ['padded', 'from', 'to', 'axis'], 'logits');
  const mask: OnnxValue = { name: 'pixel_mask', type: 'int64', shape: ['batch', 'height', 'width'] };
  const inputs = [texts('input_ids'), texts('token_type_ids'), texts('attention_mask'), pixelInput, mask];
  return graph.encode('grounding-dino', inputs, [logitsOutput, boxesOutput], 17);
}

/** How well each token names each colour, `[texts, length, queries]`. */
function namings(graph: OnnxGraph, { names, tokens }: NamedColours): string {
  const table = new Float32Array(tokens * names.length);
  names.forEach((words, query) => {
    for (const [token, share] of Object.entries(words)) table[Number(token) * names.length + query] = share;
  });
  const embedding = graph.constant('names', [tokens, names.length], table);
  return graph.node('Gather', [embedding, 'input_ids'], 'namings', { axis: 0 });
}

/** Logits of queries whose colour is there and named. */
function score(graph: OnnxGraph, named: string, present: string, output = 'logits'): void {
  graph.node('Mul', [named, present], 'foundAndNamed');
  const range = graph.constant('range', [], Float32Array.of(sure - unsure));
  const least = graph.constant('least', [], Float32Array.of(unsure));
  graph.node('Mul', ['foundAndNamed', range], 'gained');
  graph.node('Add', ['gained', least], output);
}
