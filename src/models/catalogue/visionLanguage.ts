import type { CataloguePack } from './pack.js';

const qwen = {
  kind: 'vision-language',
  modelType: 'qwen3_5',
  licence: 'apache-2.0',
  languages: '201 by its card',
  can: ['describe', 'answer', 'read text', 'several pictures', 'boxes'],
} as const;

const smolvlm2 = {
  kind: 'vision-language',
  modelType: 'smolvlm',
  licence: 'apache-2.0',
  languages: 'English',
  can: ['describe', 'answer', 'read text', 'several pictures'],
} as const;

const lfm2 = {
  kind: 'vision-language',
  modelType: 'lfm2_vl',
  licence: 'lfm1.0',
  languages: 'English',
  can: ['describe', 'answer', 'read text', 'several pictures'],
} as const;

const florence2 = {
  kind: 'vision-language',
  modelType: 'florence2',
  licence: 'mit',
  languages: 'English',
  can: ['describe', 'read text', 'boxes'],
} as const;

export const visionLanguagePacks: readonly CataloguePack[] = [
  {
    ...qwen,
    id: 'qwen3.5-4b',
    name: 'Qwen3.5 4B',
    repository: 'onnx-community/Qwen3.5-4B-ONNX-OPT',
    megabytes: 3200,
    memoryMegabytes: 5500,
    rank: 90,
    unchecked: ['files', 'size'],
  },
  {
    ...qwen,
    id: 'qwen3.5-2b',
    name: 'Qwen3.5 2B',
    repository: 'onnx-community/Qwen3.5-2B-ONNX-OPT',
    megabytes: 1772,
    memoryMegabytes: 3200,
    rank: 80,
    unchecked: [],
  },
  {
    ...qwen,
    id: 'qwen3.5-0.8b',
    name: 'Qwen3.5 0.8B',
    repository: 'onnx-community/Qwen3.5-0.8B-ONNX-OPT',
    megabytes: 736,
    memoryMegabytes: 1600,
    rank: 70,
    unchecked: [],
  },
  {
    ...lfm2,
    id: 'lfm2-vl-1.6b',
    name: 'LFM2-VL 1.6B',
    repository: 'onnx-community/LFM2-VL-1.6B-ONNX',
    megabytes: 1400,
    memoryMegabytes: 2800,
    rank: 60,
    unchecked: ['size', 'licence', 'languages'],
  },
  {
    ...lfm2,
    id: 'lfm2-vl-450m',
    name: 'LFM2-VL 450M',
    repository: 'onnx-community/LFM2-VL-450M-ONNX',
    megabytes: 600,
    memoryMegabytes: 1400,
    rank: 50,
    unchecked: ['size', 'licence', 'languages'],
  },
  {
    ...smolvlm2,
    id: 'smolvlm2-500m',
    name: 'SmolVLM2 500M',
    repository: 'HuggingFaceTB/SmolVLM2-500M-Video-Instruct',
    megabytes: 500,
    memoryMegabytes: 1300,
    rank: 45,
    unchecked: ['size'],
  },
  {
    ...smolvlm2,
    id: 'smolvlm2-256m',
    name: 'SmolVLM2 256M',
    repository: 'HuggingFaceTB/SmolVLM2-256M-Video-Instruct',
    megabytes: 270,
    memoryMegabytes: 900,
    rank: 40,
    unchecked: ['size'],
  },
  {
    ...florence2,
    id: 'florence-2-large',
    name: 'Florence-2 large',
    repository: 'onnx-community/Florence-2-large-ft',
    megabytes: 780,
    memoryMegabytes: 1900,
    rank: 30,
    unchecked: ['size'],
  },
  {
    ...florence2,
    id: 'florence-2-base',
    name: 'Florence-2 base',
    repository: 'onnx-community/Florence-2-base-ft',
    megabytes: 336,
    memoryMegabytes: 1000,
    rank: 20,
    unchecked: ['size'],
  },
];
