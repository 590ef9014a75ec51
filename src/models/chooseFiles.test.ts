import { describe, expect, it } from 'vitest';
import { chooseFiles } from './chooseFiles.js';
import type { ModelIdentity } from './modelKind.js';

const qwen: ModelIdentity = { kind: 'vision-language', modelType: 'qwen3_5', family: 'qwen3.5' };
const florence: ModelIdentity = { kind: 'vision-language', modelType: 'florence2', family: 'florence-2' };
const sam: ModelIdentity = { kind: 'segmenter', modelType: 'sam', family: 'plain' };
const dino: ModelIdentity = {
  kind: 'open-vocabulary-detector',
  modelType: 'grounding-dino',
  family: 'plain',
};

const graphs = (parts: string[], suffixes: string[]) =>
  parts.flatMap((part) => suffixes.map((suffix) => `onnx/${part}${suffix}.onnx`));

describe('without a wish', () => {
  it('a vision-language model comes as q4, or as the next best of each part', () => {
    const files = [
      ...graphs(['embed_tokens', 'decoder_model_merged'], ['', '_fp16', '_q4', '_quantized']),
      ...graphs(['vision_encoder'], ['', '_fp16']),
    ];
    expect(chooseFiles('it', files, qwen).dtypes).toEqual({
      embed_tokens: 'q4',
      vision_encoder: 'fp32',
      decoder_model_merged: 'q4',
    });
  });

  it('an encoder–decoder brings its encoder', () => {
    const files = graphs(
      ['embed_tokens', 'vision_encoder', 'decoder_model_merged', 'encoder_model'],
      ['_q4'],
    );
    expect(chooseFiles('it', files, florence).files).toEqual(files);
  });

  it('a segmenter comes unrounded, a detector of any words rounded', () => {
    const parts = ['vision_encoder', 'prompt_encoder_mask_decoder'];
    expect(chooseFiles('it', graphs(parts, ['_fp16', '', '_quantized']), sam).files).toEqual(
      graphs(parts, ['']),
    );
    expect(chooseFiles('it', graphs(['model'], ['', '_quantized']), dino).dtypes).toEqual({ model: 'q8' });
  });

  it('a precision that nobody would choose is better than none', () => {
    expect(chooseFiles('it', graphs(['model'], ['_q1f16']), dino).dtypes).toEqual({ model: 'q1f16' });
  });
});

it('takes the data of the chosen graph and of no other', () => {
  const data = [
    'model.onnx_data',
    'model.onnx_data_1',
    'model.onnx_data_x',
    'model.onnx_dat',
    'model_fp16.onnx_data',
  ];
  const files = ['onnx/model.onnx', 'onnx/model_fp16.onnx', ...data.map((name) => `onnx/${name}`)];
  expect(chooseFiles('it', files, dino, 'fp32').files).toEqual([
    'onnx/model.onnx',
    'onnx/model.onnx_data',
    'onnx/model.onnx_data_1',
  ]);
});

it('takes settings, templates and licences from the top', () => {
  const settings = [
    'config.json',
    'chat_template.jinja',
    'LICENSE',
    'NOTICE.txt',
    'preprocessor_config.json',
  ];
  const others = [
    'vocab.json',
    'model.safetensors.index.json',
    'README.md',
    'sub/config.json',
    'run.py',
    'a.b.json',
  ];
  const files = [...settings, ...others, 'onnx/model.onnx'];
  expect(chooseFiles('it', files, dino).files).toEqual([...settings, 'onnx/model.onnx']);
});

it('refuses parts that the model has not', () => {
  expect(() => chooseFiles('it', graphs(['model'], ['']), dino, { decoder: 'q4' })).toThrow(
    '--dtype: "decoder" is no part of this model; there are model',
  );
});
