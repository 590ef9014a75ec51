import { availableParallelism } from 'node:os';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { SpecialistOptions } from '../modelFolder.js';

/** Tensors by the names of a graph's inputs or outputs. */
export type Tensors = Readonly<Record<string, Tensor>>;

/** A tensor as transformers.js has it. */
export interface LibraryTensor {
  readonly type: string;
  readonly data: unknown;
  readonly dims: readonly number[];
}

/** Loads a graph; weights that lie beside it are found by its path. */
export function openSession(
  path: string,
  { device = 'cpu', threads }: Pick<SpecialistOptions, 'device' | 'threads'>,
): Promise<InferenceSession> {
  return InferenceSession.create(path, {
    ...(device !== 'cpu' && { executionProviders: [device, 'cpu'] }),
    intraOpNumThreads: threads || availableParallelism(),
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    // See the embedded detector: waiting threads must not take the cores from others.
    extra: { session: { force_spinning_stop: '1' } },
  });
}

/** Runs a graph on those of the tensors that it takes. @throws Error when it takes something else */
export async function runSession(session: InferenceSession, tensors: Tensors): Promise<Tensors> {
  const feeds = session.inputNames.map((name) => {
    const tensor = tensors[name];
    if (tensor === undefined) throw new Error(`the graph takes an input "${name}" that is not known`);
    return [name, tensor] as const;
  });
  return session.run(Object.fromEntries(feeds));
}

/** The numbers and the shape of an output. @throws Error when it is not there, or not of 32-bit floats */
export function floatsOf(outputs: Tensors, name: string): { data: Float32Array; dims: readonly number[] } {
  const tensor = outputs[name];
  if (tensor?.type !== 'float32') throw new Error(`the graph gives no 32-bit floats named "${name}"`);
  return { data: tensor.data as Float32Array, dims: tensor.dims };
}

/** What transformers.js made, as ONNX Runtime takes it; all that is no tensor is left out. */
export function toTensors(values: Readonly<Record<string, unknown>>): Tensors {
  const tensors = Object.entries(values).filter((entry): entry is [string, LibraryTensor] =>
    isTensor(entry[1]),
  );
  return Object.fromEntries(
    tensors.map(([name, { type, data, dims }]) => [
      name,
      new Tensor(type as 'float32', data as Float32Array, dims),
    ]),
  );
}

function isTensor(value: unknown): value is LibraryTensor {
  return typeof value === 'object' && value !== null && 'dims' in value && 'data' in value && 'type' in value;
}
