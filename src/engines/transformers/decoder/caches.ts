import { Tensor } from 'onnxruntime-node';
import type { Feeds, Graph } from '../folder/graph.js';
import { ModelFolderError } from '../folder/modelFolderError.js';

/** What a decoder remembers of the tokens it has read, by the names of its inputs. Its tensors are never written again. */
export type DecoderState = Feeds;

/** The caches of a decoder: which inputs they are, and which outputs follow them. */
export interface Caches {
  /** Before the first token. */
  readonly empty: DecoderState;
  /** What a run leaves, as inputs of the next. */
  after(outputs: Feeds): DecoderState;
}

/** Attention, and the state of convolutions and of linear attention in hybrid decoders. */
const cacheInput = /^past(_key_values|_conv|_recurrent|_ssm)?\./;

/** @throws ModelFolderError when a cache has no output that follows it */
export function cachesOf(decoder: Graph): Caches {
  const inputs = decoder.inputs.filter(({ name }) => cacheInput.test(name));
  const pairs = inputs.map(({ name }) => [name, outputOf(name, decoder)] as const);
  return {
    empty: Object.fromEntries(inputs.map((input) => [input.name, emptyCache(input)])),
    after: (outputs) => Object.fromEntries(pairs.map(([input, output]) => [input, outputs[output]!])),
  };
}

function outputOf(input: string, { outputNames }: Graph): string {
  const output = input.replace(/^past(_key_values)?/, 'present');
  if (outputNames.includes(output)) return output;
  throw new ModelFolderError(`the decoder takes ${input} and does not give ${output}`);
}

function emptyCache(input: Graph['inputs'][number]): Tensor {
  if (!input.isTensor) throw new ModelFolderError(`the decoder's input ${input.name} is no tensor`);
  const shape = input.shape.map(initialSize);
  return new Tensor(input.type, zeros(input.type, shape), shape);
}

/** One conversation; what grows with it is empty. */
function initialSize(dimension: number | string, index: number): number {
  if (typeof dimension === 'number') return dimension;
  return index === 0 || dimension.startsWith('batch') ? 1 : 0;
}

function zeros(type: Tensor.Type, shape: readonly number[]): Tensor.DataType {
  const count = shape.reduce((product, size) => product * size, 1);
  if (type === 'float32') return new Float32Array(count);
  if (type === 'float16') return new Uint16Array(count);
  if (type === 'int64') return new BigInt64Array(count);
  if (type === 'int32') return new Int32Array(count);
  if (type === 'int8') return new Int8Array(count);
  if (type === 'uint8') return new Uint8Array(count);
  throw new ModelFolderError(`the decoder's caches are of type ${type}, which is not known`);
}

/** Bytes that a state holds. */
export function stateBytes(state: DecoderState): number {
  return Object.values(state).reduce((sum, { data }) => sum + (data as Uint8Array).byteLength, 0);
}

/** Memory of a state's tensors. */
export function buffersOf(state: DecoderState): ArrayBufferLike[] {
  return Object.values(state).map(({ data }) => (data as Uint8Array).buffer);
}
