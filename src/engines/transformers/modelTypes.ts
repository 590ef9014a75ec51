/**
 * Values of `model_type` in config.json that our own generate loop runs, each with a class in `architectures/`.
 * Whoever pulls a model refuses others before anything large is downloaded.
 */
export const supportedModelTypes = [
  'qwen2_vl',
  'qwen2_5_vl',
  'qwen3_vl',
  'qwen3_5',
  'smolvlm',
  'idefics3',
  'lfm2_vl',
  'florence2',
] as const;

export type SupportedModelType = (typeof supportedModelTypes)[number];
