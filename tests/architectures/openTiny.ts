import { Tensor } from 'onnxruntime-node';
import type { Reading, RunnableModel } from '../../src/engines/transformers/architectures/architecture.js';
import { architectureOf } from '../../src/engines/transformers/architectures/architectures.js';
import { type Feeds, openGraph } from '../../src/engines/transformers/folder/graph.js';
import { findGraphFile } from '../../src/engines/transformers/folder/graphFile.js';
import { readModelFiles } from '../../src/engines/transformers/folder/modelFiles.js';
import { chatTemplateOf } from '../../src/engines/transformers/text/chatTemplate.js';
import type { Conversation } from '../../src/engines/transformers/text/conversation.js';
import { constructTokenizer, textTokenizerOf } from '../../src/engines/transformers/text/textTokenizer.js';
import type { Size } from '../../src/geometry/box.js';
import type { RgbImage } from '../../src/images/image.js';

/** A model, and what its graphs were given, in order. */
export interface OpenedModel {
  readonly model: RunnableModel;
  readonly fed: readonly { readonly graph: string; readonly feeds: Feeds }[];
}

/** @param bytes that features and conversations may take each; 0 remembers nothing */
export async function openTiny(folder: string, bytes = 0): Promise<OpenedModel> {
  const files = await readModelFiles(folder);
  const library = constructTokenizer(files);
  const fed: { graph: string; feeds: Feeds }[] = [];
  const open = async (name: string) => {
    const graph = await openGraph(await findGraphFile(folder, name, 'auto', 'cpu'), {
      device: 'cpu',
      threads: 1,
    });
    const run = (feeds: Feeds) => {
      fed.push({ graph: name, feeds: copied(feeds) });
      return graph.run(feeds);
    };
    return { ...graph, run };
  };
  const template = files.chatTemplate === undefined ? undefined : chatTemplateOf(library, files.chatTemplate);
  const model = await architectureOf(files.config).open({
    files,
    tokenizer: textTokenizerOf(library, files),
    template,
    contextLength: 4000,
    memory: { features: bytes, snapshots: bytes },
    open,
  });
  return { model, fed };
}

/** A question about pictures, which come first. */
export function asked(text: string, pictures: readonly RgbImage[] = []): Conversation {
  const images = pictures.map(({ width, height, data }, index) => ({
    type: 'image' as const,
    picture: { width, height, index, key: `${width} ${height} ${data.join()}` },
  }));
  return { turns: [{ role: 'user', parts: [...images, { type: 'text', text }] }] };
}

export function reading(pictures: readonly RgbImage[], more: Partial<Reading> = {}): Reading {
  const signal = new AbortController().signal;
  return { pixels: async ({ index }) => pictures[index]!, signal, ...more };
}

/** A smooth picture: red grows to the right, green downwards, and blue is what was asked for, 0…255. */
export function gradient({ width, height }: Size, blue: number): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    data.set([Math.round((255 * x) / width), Math.round((255 * y) / height), blue], i * 3);
  }
  return { width, height, data };
}

export function floats(tensor: Tensor | undefined): Float32Array {
  return tensor!.data as Float32Array;
}

/** The largest difference of two lists of numbers of one length. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!));
  return largest;
}

/** Their memory is given back after the run. */
function copied(feeds: Feeds): Feeds {
  const copy = (tensor: Tensor) =>
    new Tensor(tensor.type, tensor.data.slice() as Tensor.DataType, tensor.dims);
  return Object.fromEntries(Object.entries(feeds).map(([name, tensor]) => [name, copy(tensor)]));
}
