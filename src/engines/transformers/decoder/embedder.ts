import type { Graph } from '../folder/graph.js';
import { ModelFolderError } from '../folder/modelFolderError.js';
import { floatsOf, integerTensor } from './floats.js';

/** Embeddings of some tokens, row by row. They may be written. */
export interface Embeddings {
  readonly values: Float32Array;
  /** Numbers of one token. */
  readonly width: number;
}

/** The graph that embeds tokens. */
export class Embedder {
  readonly #graph: Graph;

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  async embed(tokens: readonly number[]): Promise<Embeddings> {
    const outputs = await this.#graph.run({ input_ids: integerTensor(tokens, [1, tokens.length]) });
    const [embeddings] = Object.values(outputs);
    if (embeddings === undefined) throw new ModelFolderError('the graph of embeddings gives nothing');
    return { values: floatsOf(embeddings), width: embeddings.dims.at(-1)! };
  }
}
