import { createHash } from 'node:crypto';
import type { Files } from './hubMirror.js';

/** Bytes that look random and are the same each time. */
export function noise(length: number, seed: string): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
    createHash('sha256').update(`${seed} ${index}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

/** The files of a detector in the layout of transformers.js; the weights are noise, which nothing here runs. */
export function detectorFiles(bytes = 300_000): Files {
  return {
    'config.json': JSON.stringify({ model_type: 'd_fine', id2label: { 0: 'person' } }),
    'preprocessor_config.json': JSON.stringify({ image_processor_type: 'RTDetrImageProcessor' }),
    'README.md': '# A model\n',
    '.gitattributes': '*.onnx filter=lfs\n',
    'onnx/model.onnx': noise(bytes, 'fp32'),
    'onnx/model_fp16.onnx': noise(bytes / 2, 'fp16'),
    'onnx/model_quantized.onnx': noise(bytes / 4, 'q8'),
  };
}

/** The files of a vision-language model, with external data. */
export function visionLanguageFiles(bytes = 100_000): Files {
  const parts = ['embed_tokens', 'vision_encoder', 'decoder_model_merged'];
  const weights = parts.flatMap((part) =>
    ['_q4', '_fp16'].flatMap((suffix) => [
      [`onnx/${part}${suffix}.onnx`, noise(5000, part + suffix)],
      [`onnx/${part}${suffix}.onnx_data`, noise(bytes, `${part}${suffix} data`)],
    ]),
  );
  return {
    'config.json': JSON.stringify({ model_type: 'qwen3_5' }),
    'generation_config.json': '{}',
    'tokenizer.json': JSON.stringify({ model: { vocab: {} } }),
    'tokenizer_config.json': '{}',
    'chat_template.jinja': '{{ messages }}',
    'vocab.json': '{}',
    'model.safetensors.index.json': '{}',
    'model.safetensors': noise(9000, 'safetensors'),
    'onnx/decoder_model_merged_q4.onnx_data_1': noise(7000, 'more data'),
    ...Object.fromEntries(weights),
  };
}
