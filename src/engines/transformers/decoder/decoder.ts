import { Tensor } from 'onnxruntime-node';
import type { Feeds, Graph } from '../folder/graph.js';
import { ModelFolderError } from '../folder/modelFolderError.js';
import { type Caches, cachesOf, type DecoderState } from './caches.js';
import { floatsOf, floatTensor, integerTensor } from './floats.js';
import type { PositionRows } from './positions.js';

/** A run of tokens that the decoder is to read. */
export interface Run {
  /** Row by row, `length × width`. */
  readonly embeddings: Float32Array;
  readonly length: number;
  readonly positions: PositionRows;
  /** What was read before, and how long that was. */
  readonly state: DecoderState;
  readonly past: number;
}

export interface RunResult {
  readonly state: DecoderState;
  /** Scores of the vocabulary after the last token. */
  readonly logits: Float32Array;
}

type InputOf = (run: Run) => Tensor;

/** The decoder graph of a model: reads runs of tokens, each after what was read before. */
export class Decoder {
  readonly #graph: Graph;
  readonly #caches: Caches;
  readonly #inputs: readonly (readonly [string, InputOf])[];
  /** Whether it can compute the scores after the last token alone. Otherwise long runs need much memory. */
  readonly keepsLast: boolean;

  /** @throws ModelFolderError for a graph with inputs that are not known */
  constructor(graph: Graph) {
    this.#graph = graph;
    this.#caches = cachesOf(graph);
    this.keepsLast = graph.inputs.some(({ name }) => name === 'num_logits_to_keep');
    const others = graph.inputs.filter(({ name }) => !(name in this.#caches.empty));
    this.#inputs = others.map((input) => [input.name, inputOf(input)] as const);
  }

  /** Before the first token. */
  get empty(): DecoderState {
    return this.#caches.empty;
  }

  async run(run: Run): Promise<RunResult> {
    const own = this.#inputs.map(([name, input]) => [name, input(run)] as const);
    const outputs = await this.#graph.run({ ...Object.fromEntries(own), ...run.state });
    return { state: this.#caches.after(outputs), logits: lastLogits(outputs) };
  }
}

function inputOf(input: Graph['inputs'][number]): InputOf {
  if (input.isTensor && input.name === 'inputs_embeds') {
    return ({ embeddings, length }) =>
      floatTensor(input.type, embeddings, [1, length, embeddings.length / length]);
  }
  const known = knownInputs[input.name];
  if (known !== undefined) return known;
  throw new ModelFolderError(`the decoder asks for ${input.name}, which is not known`);
}

const knownInputs: Readonly<Record<string, InputOf>> = {
  attention_mask: ({ past, length }) => {
    const total = past + length;
    return new Tensor('int64', new BigInt64Array(total).fill(1n), [1, total]);
  },
  position_ids: ({ positions: { rows }, length }) =>
    integerTensor(rows.flat(), rows.length === 1 ? [1, length] : [rows.length, 1, length]),
  num_logits_to_keep: () => integerTensor([1], []),
};

function lastLogits({ logits }: Feeds): Float32Array {
  if (logits === undefined) throw new ModelFolderError('the decoder gives no logits');
  const floats = floatsOf(logits);
  return floats.subarray(floats.length - logits.dims.at(-1)!);
}
