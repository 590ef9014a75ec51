import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Dtype, dtypeSuffixes } from '../transformers/folder/graphFile.js';
import {
  modelTypeOf,
  type SpecialistKind,
  type SpecialistModelType,
  specialistModelTypes,
} from './modelTypes.js';
import { SpecialistError } from './specialistError.js';

/** Where a model lies and what it runs on. */
export interface SpecialistOptions {
  /** A model in the layout of transformers.js: config.json, preprocessor_config.json, onnx/*.onnx. */
  readonly folder: string;
  /** Default: `cpu`. */
  readonly device?: 'cpu' | 'cuda' | 'webgpu' | undefined;
  /** Threads of inference; absent or 0: one a processor core. */
  readonly threads?: number | undefined;
  /** Which weights to take of each part; default: the most precise that are there. */
  readonly dtypes?: Readonly<Record<string, Dtype>> | undefined;
}

/** A folder that holds a model of the kind that was wanted. */
export interface ModelFolder {
  readonly folder: string;
  readonly modelType: SpecialistModelType;
  /** The parsed config.json. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The path of each part's graph. */
  readonly graphs: Readonly<Record<string, string>>;
}

/** The graphs that a model of each kind consists of, as transformers.js names them. */
const parts = {
  detector: ['model'],
  'open-vocabulary-detector': ['model'],
  segmenter: ['vision_encoder', 'prompt_encoder_mask_decoder'],
} as const satisfies Readonly<Record<SpecialistKind, readonly string[]>>;

/** The most precise first: specialists are small, and round-off costs them more than it gains. */
const preferred: readonly Dtype[] = ['fp32', 'fp16', 'q8', 'uint8', 'int8', 'q4', 'q4f16', 'bnb4'];

/**
 * Looks into a folder for a model of a kind. Graphs are not loaded.
 * @throws SpecialistError when a file is missing or not JSON, or config.json names another kind of model
 */
export async function readModelFolder(
  options: SpecialistOptions,
  kind: SpecialistKind,
): Promise<ModelFolder> {
  const { folder } = options;
  const config = await readSettings(folder, 'config.json');
  const modelType = modelTypeOf(config);
  const types = specialistModelTypes(kind);
  if (modelType === undefined || !types.includes(modelType)) {
    throw new SpecialistError(`${folder}: config.json must name a model_type of ${types.join(', ')}`);
  }
  await readSettings(folder, 'preprocessor_config.json');
  return { folder, modelType, config, graphs: await findGraphs(options, parts[kind]) };
}

async function findGraphs(
  { folder, dtypes }: SpecialistOptions,
  wanted: readonly string[],
): Promise<Record<string, string>> {
  const there = new Set(await readdir(join(folder, 'onnx')).catch(() => []));
  const graphs = wanted.map((part) => {
    const dtype = dtypes?.[part];
    const names = (dtype === undefined ? preferred : [dtype]).map(
      (each) => `${part}${dtypeSuffixes[each]}.onnx`,
    );
    const name = names.find((each) => there.has(each));
    if (name === undefined) throw new SpecialistError(`${folder}: onnx/${names[0]} is missing`);
    return [part, join(folder, 'onnx', name)] as const;
  });
  return Object.fromEntries(graphs);
}

/** A parsed JSON object of the folder. @throws SpecialistError when it is missing or none */
export async function readSettings(folder: string, name: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readFile(join(folder, name), 'utf8').catch(() => {
    throw new SpecialistError(`${folder}: ${name} is missing`);
  });
  const value = parseJson(text);
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  throw new SpecialistError(`${folder}: ${name} is not a JSON object`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
