import { expect, it } from 'vitest';
import { familyOfName } from './familyOfName.js';

it.each([
  ['Qwen/Qwen2-VL-7B-Instruct-AWQ', 'qwen2-vl'],
  ['Qwen/QVQ-72B-Preview', 'qwen2-vl'],
  ['Qwen/Qwen2.5-VL-7B-Instruct', 'qwen2.5-vl'],
  ['qwen2.5vl:7b', 'qwen2.5-vl'],
  ['qwen2_5_vl', 'qwen2.5-vl'],
  ['qwen25vl', 'qwen2.5-vl'],
  ['../models/Qwen2.5-VL-3B-Instruct-Q4_K_M.gguf', 'qwen2.5-vl'],
  ['qwen3-vl:8b', 'qwen3-vl'],
  ['Qwen/Qwen3-VL-30B-A3B-Thinking', 'qwen3-vl'],
  ['qwen3_vl_moe', 'qwen3-vl'],
  ['Qwen/Qwen3.5-0.8B', 'qwen3.5'],
  ['qwen3_5_moe', 'qwen3.5'],
  ['unsloth/Qwen3.6-35B-A3B-GGUF', 'qwen3.5'],
  ['qwen3.5:4b', 'qwen3.5'],
  ['qwen3-8b', 'plain'],
  ['zai-org/GLM-4.1V-9B-Thinking', 'glm-v'],
  ['zai-org/GLM-4.5V', 'glm-v'],
  ['glm4v_moe', 'glm-v'],
  ['zai-org/glm-4v-9b', 'plain'],
  ['google/gemma-3-4b-it', 'gemma-4'],
  ['gemma4:e4b', 'gemma-4'],
  ['google/paligemma2-3b-mix-448', 'paligemma'],
  ['microsoft/Florence-2-large', 'florence-2'],
  ['vikhyatk/moondream2', 'moondream'],
  ['moonshotai/Kimi-VL-A3B-Instruct', 'kimi-vl'],
  ['kimi_vl', 'kimi-vl'],
  ['google/gemini-3-flash', 'gemini'],
  ['OpenGVLab/InternVL3-8B', 'plain'],
  ['ByteDance-Seed/UI-TARS-1.5-7B-qwen2.5-vl', 'plain'],
  ['llava:7b', 'plain'],
  ['', 'plain'],
])('takes %j for %s', (name, family) => {
  expect(familyOfName(name)).toBe(family);
});

it('asks further names where the first tells nothing', () => {
  expect(familyOfName('my-eyes', 'Qwen3VLForConditionalGeneration', 'qwen2-vl')).toBe('qwen3-vl');
});
