import { LRUCache } from 'lru-cache';
import type { Graph } from '../folder/graph.js';
import { ModelFolderError } from '../folder/modelFolderError.js';
import { floatsOf, integerTensor } from './floats.js';

/** Embeddings of some tokens, row by row. They may be written. */
export interface Embeddings {
  readonly values: Float32Array;
  /** Numbers of one token. */
  readonly width: number;
}

/** Embeddings that are kept: a few megabytes. An answer says the same words, brackets and digits again and again. */
const mostKept = 1024;

/** The graph that embeds tokens. */
export class Embedder {
  readonly #graph: Graph;
  /** Those of single tokens, which a look-up finds sooner than a run of the graph. */
  readonly #kept = new LRUCache<number, Float32Array>({ max: mostKept });

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  async embed(tokens: readonly number[]): Promise<Embeddings> {
    return tokens.length === 1 ? this.#embedOne(tokens[0]!) : this.#run(tokens);
  }

  async #embedOne(token: number): Promise<Embeddings> {
    const kept = this.#kept.get(token) ?? (await this.#run([token])).values;
    this.#kept.set(token, kept);
    return { values: kept.slice(), width: kept.length };
  }

  async #run(tokens: readonly number[]): Promise<Embeddings> {
    const outputs = await this.#graph.run({ input_ids: integerTensor(tokens, [1, tokens.length]) });
    const [embeddings] = Object.values(outputs);
    if (embeddings === undefined) throw new ModelFolderError('the graph of embeddings gives nothing');
    return { values: floatsOf(embeddings), width: embeddings.dims.at(-1)! };
  }
}
