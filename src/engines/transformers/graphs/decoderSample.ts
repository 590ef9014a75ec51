import { InferenceSession } from 'onnxruntime-node';
import { Decoder } from '../decoder/decoder.js';
import { floatsOf } from '../decoder/floats.js';
import { consecutivePositions } from '../decoder/positions.js';
import type { Feeds, Graph } from '../folder/graph.js';

/** Tokens that are read at once, and then one after another. */
const prompt = 5;
const steps = 2;

/**
 * What a decoder makes of a made-up prompt and two further tokens: its scores after each run and its caches at the end.
 * Runs on the thread that calls it, for seconds with a large model.
 * @throws Error when ONNX Runtime cannot open the file
 */
export async function sampleDecoder(path: string): Promise<Float32Array[]> {
  const session = await InferenceSession.create(path, { logSeverityLevel: 3 });
  try {
    return await sample(new Decoder(graphOf(session)), widthOf(session));
  } finally {
    await session.release();
  }
}

async function sample(decoder: Decoder, width: number): Promise<Float32Array[]> {
  const scores: Float32Array[] = [];
  let state = decoder.empty;
  for (let step = 0, past = 0; step <= steps; step++) {
    const length = step === 0 ? prompt : 1;
    const embeddings = waves(length * width, past * width);
    const positions = consecutivePositions(3, length, past);
    const result = await decoder.run({ embeddings, length, positions, state, past });
    scores.push(Float32Array.from(result.logits));
    state = result.state;
    past += length;
  }
  return [...scores, ...Object.values(state).map((tensor) => Float32Array.from(floatsOf(tensor)))];
}

/** Numbers between −1 and 1 that do not repeat, the same every time. */
export function waves(length: number, from = 0): Float32Array {
  return Float32Array.from({ length }, (_, i) =>
    Math.sin((from + i) * 1.7 + Math.cos((from + i) * 0.31) * 5),
  );
}

/** How alike two lists of outputs are: the smallest cosine of a pair; −1 when they are not of one form. */
export function likeness(left: readonly Float32Array[], right: readonly Float32Array[]): number {
  if (left.length !== right.length) return -1;
  return Math.min(...left.map((values, i) => cosine(values, right[i]!)));
}

function cosine(left: Float32Array, right: Float32Array): number {
  if (left.length !== right.length) return -1;
  let [product, leftSquares, rightSquares] = [0, 0, 0];
  for (let i = 0; i < left.length; i++) {
    product += left[i]! * right[i]!;
    leftSquares += left[i]! ** 2;
    rightSquares += right[i]! ** 2;
  }
  if (leftSquares === 0 && rightSquares === 0) return 1;
  const result = product / Math.sqrt(leftSquares * rightSquares);
  return Number.isNaN(result) ? -1 : result;
}

function graphOf(session: InferenceSession): Graph {
  return {
    inputs: session.inputMetadata,
    outputNames: session.outputNames,
    run: (feeds) => session.run(feeds) as Promise<Feeds>,
  };
}

function widthOf({ inputMetadata }: InferenceSession): number {
  const input = inputMetadata.find(({ name }) => name === 'inputs_embeds');
  const width = input?.isTensor ? input.shape.at(-1) : undefined;
  if (typeof width !== 'number') throw new Error('the decoder does not tell the width of its inputs');
  return width;
}
