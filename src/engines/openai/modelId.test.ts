import { expect, it } from 'vitest';
import { modelId } from './modelId.js';

it.each([
  ['Qwen/Qwen2.5-VL-7B-Instruct', 'qwen2.5-vl-7b-instruct'],
  ['qwen3-vl:8b', 'qwen3-vl-8b'],
  ['../models/Qwen3VL-Q4_K_M.gguf', 'qwen3vl-q4_k_m'],
  ['C:\\models\\eyes.GGUF', 'eyes'],
  ['hf.co/unsloth/gemma-3-4b-it-GGUF:Q4_K_M', 'gemma-3-4b-it-gguf-q4_k_m'],
  ['models/', 'remote-models'],
  ['gemini-3-flash', 'remote-gemini-3-flash'],
  ['drishti-embedded', 'remote-drishti-embedded'],
  ['視覚', 'remote-model'],
  ['..', 'remote-model'],
  ['x'.repeat(500), 'x'.repeat(100)],
])('calls %s %s', (name, id) => {
  expect(modelId(name)).toBe(id);
});
