import type { Dimensions } from './dimensions.js';
import { Graph } from './graph.js';
import { LinearMaps, type WeightType } from './linearMap.js';
import type { RandomWeights } from './randomWeights.js';
import type { WeightFile } from './weightFile.js';

/** The table of tokens, `embed_tokens*.onnx` of the layout. */
export function embedTokensGraph(
  { vocabulary, hidden }: Dimensions,
  type: WeightType,
  random: RandomWeights,
  file: WeightFile,
): Graph {
  const sides = ['batch_size', 'sequence_length'];
  const graph = new Graph(
    [{ name: 'input_ids', type: 'int64', shape: sides }],
    [{ name: 'inputs_embeds', shape: [...sides, hidden] }],
    file,
  );
  const rows = new LinearMaps(graph, random, type).lookUp('input_ids', vocabulary, hidden);
  graph.op('Identity', [rows], {}, 'inputs_embeds');
  return graph;
}
