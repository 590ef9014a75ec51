import { expect, it } from 'vitest';
import { bestFirst, chooseBest } from './chooseBest.js';
import { describe as describeModel } from './describe.js';
import type { InstalledModel } from './installed.js';
import { identify } from './modelKind.js';

function model(id: string, changes: Partial<InstalledModel> = {}): InstalledModel {
  return {
    id,
    kind: 'vision-language',
    modelType: 'qwen3_5',
    family: 'qwen3.5',
    dtypes: { embed_tokens: 'q4', decoder_model_merged: 'q4' },
    files: [],
    pulledAt: '2026-01-01T00:00:00.000Z',
    folder: `/data/models/${id}`,
    linked: false,
    bytes: 1000,
    ...changes,
  };
}

it('the best is the one that the catalogue ranks highest, wherever it was pulled to', () => {
  const named = model('mine', { repository: 'onnx-community/Qwen3.5-4B-ONNX-OPT' });
  const all = [model('florence-2-base'), model('unknown', { bytes: 9e9 }), named, model('qwen3.5-0.8b')];
  expect(bestFirst(all).map(({ id }) => id)).toEqual(['mine', 'qwen3.5-0.8b', 'florence-2-base', 'unknown']);
  expect(chooseBest(all)).toBe(named);
});

it('of those that the catalogue does not know the largest is', () => {
  const all = [model('small'), model('large', { bytes: 2000 })];
  expect(chooseBest(all)?.id).toBe('large');
});

it('none is where there is none of the kind', () => {
  expect(chooseBest([model('qwen3.5-2b')], 'detector')).toBeUndefined();
  expect(chooseBest([model('d-fine-s', { kind: 'detector' })])).toBeUndefined();
});

it('a model is described by what is known of it', () => {
  const pulled = model('qwen3.5-0.8b', {
    repository: 'onnx-community/Qwen3.5-0.8B-ONNX-OPT',
    licence: 'apache-2.0',
  });
  expect(describeModel(pulled)).toEqual({
    displayName: 'Qwen3.5 0.8B',
    description:
      'Vision-language model that runs in this server, q4. It can: describe, answer, read text, several pictures, boxes. ' +
      'Languages: 201 by its card. From onnx-community/Qwen3.5-0.8B-ONNX-OPT. Licence: apache-2.0.',
  });
  const own = model('own', { dtypes: { a: 'q4', b: 'fp16' } });
  expect(describeModel(own)).toEqual({
    displayName: 'own',
    description: 'Vision-language model that runs in this server, a q4, b fp16.',
  });
});

it.each([
  ['qwen2_5_vl', 'vision-language', 'qwen2.5-vl'],
  ['florence2', 'vision-language', 'florence-2'],
  ['lfm2_vl', 'vision-language', 'plain'],
  ['rf_detr', 'detector', 'plain'],
  ['owlv2', 'open-vocabulary-detector', 'plain'],
  ['sam2', 'segmenter', 'plain'],
])('%s is a %s of the family %s', (modelType, kind, family) => {
  expect(identify({ model_type: modelType }, 'it')).toEqual({ modelType, kind, family });
});

it.each([[{}], [null], ['qwen3_5'], [{ model_type: 7 }], [{ model_type: 'toString' }]])(
  '%j is refused',
  (config) => {
    expect(() => identify(config, 'it')).toThrow(
      /^it(:| is a model of type "toString", which Drishti does not run)/,
    );
  },
);
