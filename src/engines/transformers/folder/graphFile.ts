import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelFolderError } from './modelFolderError.js';

/** Suffixes that files of `onnx/` have for each kind of weights, as exports for transformers.js name them. */
export const dtypeSuffixes = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  q2: '_q2',
  q2f16: '_q2f16',
  q1: '_q1',
  q1f16: '_q1f16',
  bnb4: '_bnb4',
} as const;

export type Dtype = keyof typeof dtypeSuffixes;

/** Kinds of weights for all graphs or for each by its name; `auto` takes the best that is in the folder. */
export type DtypeChoice = Dtype | 'auto' | Readonly<Record<string, Dtype | 'auto'>>;

export type Device = 'cpu' | 'cuda' | 'webgpu';

/**
 * Best first. On a processor 4 bits with a scale for each block are about as quick as 8 bits with one scale for all, which
 * lose more and make an answer depend on how the prompt was cut; half precision is slow there. A graphics card is made for
 * half precision.
 */
const preferred: Readonly<Record<Device, readonly Dtype[]>> = {
  cpu: ['q4', 'q8', 'int8', 'uint8', 'q4f16', 'fp32', 'fp16', 'bnb4', 'q2', 'q2f16', 'q1', 'q1f16'],
  cuda: ['fp16', 'q4f16', 'q4', 'fp32', 'q8', 'int8', 'uint8', 'bnb4', 'q2f16', 'q2', 'q1f16', 'q1'],
  webgpu: ['q4f16', 'fp16', 'q4', 'fp32', 'q8', 'int8', 'uint8', 'bnb4', 'q2f16', 'q2', 'q1f16', 'q1'],
};

export interface GraphFile {
  readonly path: string;
  readonly dtype: Dtype;
}

/**
 * The file of a graph in `onnx/`.
 * @param name without suffix, such as `vision_encoder`
 * @throws ModelFolderError when it is not there, naming what is
 */
export async function findGraphFile(
  folder: string,
  name: string,
  choice: DtypeChoice,
  device: Device,
): Promise<GraphFile> {
  const asked = typeof choice === 'string' ? choice : (choice[name] ?? 'auto');
  const dtypes = asked === 'auto' ? preferred[device] : [asked];
  for (const dtype of dtypes) {
    const path = join(folder, 'onnx', `${name}${dtypeSuffixes[dtype]}.onnx`);
    if (await exists(path)) return { path, dtype };
  }
  throw new ModelFolderError(`${wanted(name, dtypes)} is missing; onnx/ holds ${await listing(folder)}`);
}

function wanted(name: string, dtypes: readonly Dtype[]): string {
  const suffix = dtypes.length === 1 ? dtypeSuffixes[dtypes[0]!] : '*';
  return `onnx/${name}${suffix}.onnx`;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function listing(folder: string): Promise<string> {
  const names = await readdir(join(folder, 'onnx')).catch(() => []);
  return names.filter((name) => name.endsWith('.onnx')).join(', ') || 'no graph';
}
