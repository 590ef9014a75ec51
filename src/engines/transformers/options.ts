import type { ModelFamily } from '../grounding/family.js';
import type { PixelBudget } from '../vlm/visionLanguageModel.js';
import type { Device, DtypeChoice } from './folder/graphFile.js';

/** What is worth telling the operator of a model. */
export interface ModelLogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export type ModelLog = (entry: ModelLogEntry) => void;

/** A model in this machine's memory and how it is run. */
export interface TransformersOptions {
  /** Holds config.json, tokenizer.json, tokenizer_config.json and the graphs in `onnx/`, as exports for transformers.js do. */
  readonly folder: string;
  readonly id: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly family: ModelFamily;
  /** Weights of all graphs or of each; the best that the folder has when absent. */
  readonly dtype?: DtypeChoice;
  readonly device: Device;
  /** Threads of inference; 0 for one a processor core. */
  readonly threads: number;
  /** Pixels of the largest picture, at ultra-high resolution; what suits the device when absent. */
  readonly maxPixels?: number | undefined;
  /** Most tokens of a conversation; the model's own limit holds as well. */
  readonly contextLength?: number;
  /** Starts the model at once; otherwise the first request waits for it. */
  readonly preload?: boolean;
  /** Milliseconds without a request after which the model leaves the memory; it stays when absent. */
  readonly idleUnloadMs?: number;
  /** Bytes that features of pictures, and conversations that may go on, may take in the model's process. */
  readonly memory?: { readonly features: number; readonly snapshots: number };
  /** Milliseconds that an interrupted run may go on before its process is ended. */
  readonly patienceMs?: number;
  readonly onLog?: ModelLog;
}

const megabyte = 1024 * 1024;

/**
 * What holds where options are silent. A longer context needs more memory than most machines have; half a megapixel takes
 * seconds on a processor, and the time grows faster than the picture.
 */
export const defaults = {
  contextLength: 16_384,
  patienceMs: 5000,
  memory: { features: 64 * megabyte, snapshots: 512 * megabyte },
};

/** Most pixels at `ultra_high` where no setting says: seconds of a processor, or a moment of a graphics card. */
const usualMost = { processor: 1024 * 1024, graphicsCard: 1792 * 1792 };

/** Largest pictures of a model: `most` pixels at ultra-high; each lower resolution gets the square of 3/4, 1/2 and 1/4. */
export function pixelBudgetOf(
  device: Device,
  most: number = device === 'cpu' ? usualMost.processor : usualMost.graphicsCard,
): PixelBudget {
  const part = (side: number) => Math.round(most * side * side);
  return { ultra_high: most, high: part(3 / 4), medium: part(1 / 2), default: part(1 / 2), low: part(1 / 4) };
}
