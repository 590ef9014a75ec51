import { type Dtype, dtypes } from './dtype.js';
import type { ModelIdentity, ModelKind } from './modelKind.js';

/** The graphs that a model consists of, as transformers.js names them (`models/session_config.js`). */
export function partsOf({ kind, modelType }: Pick<ModelIdentity, 'kind' | 'modelType'>): readonly string[] {
  if (kind === 'segmenter') return ['vision_encoder', 'prompt_encoder_mask_decoder'];
  if (kind !== 'vision-language') return ['model'];
  const common = ['embed_tokens', 'vision_encoder', 'decoder_model_merged'];
  return modelType === 'florence2' ? [...common, 'encoder_model'] : common;
}

/** Vision-language models are bound by memory; small models lose more by rounding than they gain. */
const preferred: Readonly<Record<ModelKind, readonly Dtype[]>> = {
  'vision-language': ['q4', 'q8', 'int8', 'uint8', 'q4f16', 'fp32', 'fp16'],
  detector: ['fp32', 'fp16', 'q8', 'uint8', 'int8'],
  'open-vocabulary-detector': ['q8', 'uint8', 'int8', 'fp32', 'fp16'],
  segmenter: ['fp32', 'fp16', 'q8', 'uint8', 'int8'],
};

/** Every precision in the order in which they are taken where nobody asked for one. */
export function dtypesInOrder(kind: ModelKind): readonly Dtype[] {
  return [...new Set([...preferred[kind], ...dtypes])];
}
