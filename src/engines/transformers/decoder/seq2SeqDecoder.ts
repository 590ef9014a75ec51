import { Tensor } from 'onnxruntime-node';
import type { Feeds, Graph } from '../folder/graph.js';
import { ModelFolderError } from '../folder/modelFolderError.js';
import { type Caches, cachesOf, type DecoderState } from './caches.js';
import type { Embeddings } from './embedder.js';
import { floatsOf, floatTensor, integerTensor } from './floats.js';

/** What an encoder made of a picture and a text. */
export interface Encoded {
  readonly hidden: Tensor;
  /** Rows of it. */
  readonly length: number;
}

/** The decoder of a model that has an encoder (BART and its like): it attends to what was encoded and to its own answer. */
export class Seq2SeqDecoder {
  readonly #graph: Graph;
  readonly #caches: Caches;

  /** @throws ModelFolderError for a graph with inputs that are not known */
  constructor(graph: Graph) {
    this.#graph = graph;
    this.#caches = cachesOf(graph);
    const unknown = graph.inputs.find(({ name }) => !(name in this.#caches.empty) && !known.has(name));
    if (unknown !== undefined) {
      throw new ModelFolderError(`the decoder asks for ${unknown.name}, which is not known`);
    }
  }

  /**
   * Reads tokens of the answer.
   * @param state undefined before the first; with a state the graph reads one token at a time
   * @param past tokens read before
   */
  async run(
    encoded: Encoded,
    { values, width }: Embeddings,
    state: DecoderState | undefined,
    past: number,
  ): Promise<{ state: DecoderState; logits: Float32Array }> {
    const length = values.length / width;
    const own: Feeds = {
      inputs_embeds: floatTensor(this.#typeOf('inputs_embeds'), values, [1, length, width]),
      encoder_hidden_states: encoded.hidden,
      encoder_attention_mask: integerTensor(Array<number>(encoded.length).fill(1), [1, encoded.length]),
      attention_mask: integerTensor(Array<number>(past + length).fill(1), [1, past + length]),
      use_cache_branch: new Tensor('bool', Uint8Array.of(Number(state !== undefined)), [1]),
      num_logits_to_keep: integerTensor([1], []),
    };
    const feeds = { ...own, ...(state ?? this.#caches.empty) };
    const outputs = await this.#graph.run(
      Object.fromEntries(this.#graph.inputs.map(({ name }) => [name, feeds[name]!])),
    );
    return { state: { ...this.#caches.after(outputs), ...encoderPart(state) }, logits: lastRow(outputs) };
  }

  #typeOf(name: string): Tensor.Type {
    const input = this.#graph.inputs.find((each) => each.name === name);
    return input?.isTensor ? input.type : 'float32';
  }
}

const known: ReadonlySet<string> = new Set([
  'inputs_embeds',
  'encoder_hidden_states',
  'encoder_attention_mask',
  'attention_mask',
  'use_cache_branch',
  'num_logits_to_keep',
]);

/** What was encoded is attended to unchanged; after the first run the graph gives nothing in its place. */
function encoderPart(state: DecoderState = {}): DecoderState {
  return Object.fromEntries(Object.entries(state).filter(([name]) => name.includes('.encoder.')));
}

function lastRow({ logits }: Feeds): Float32Array {
  if (logits === undefined) throw new ModelFolderError('the decoder gives no logits');
  const floats = floatsOf(logits);
  return floats.subarray(floats.length - logits.dims.at(-1)!);
}
