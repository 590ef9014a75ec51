import { ModelError } from './modelError.js';

/** What a folder and a name in requests can be on every system, and no `gemini-*`, which stands for the default model. */
const form = /^(?!gemini-)[a-z0-9][a-z0-9._-]{0,99}$/;

/** Names that others have: the engine of this program, and devices of Windows. */
const taken = /^(drishti-.*|con|prn|aux|nul|com\d|lpt\d)(\.|$)/;

export function isModelId(text: string): boolean {
  return form.test(text) && !taken.test(text) && !text.includes('..') && !text.endsWith('.');
}

/** @throws ModelError when the text cannot be the id of a model */
export function checkModelId(text: string): string {
  if (isModelId(text)) return text;
  throw new ModelError(
    `${JSON.stringify(text.slice(0, 120))} cannot be the id of a model; it must be 1 to 100 of a-z, 0-9, ".", "_" and "-", ` +
      'begin with a letter or digit, and not with gemini- or drishti-',
  );
}

/** The id of a model from the last part of a repository's or folder's name: `Qwen3.5-0.8B-ONNX` → `qwen3.5-0.8b-onnx`. */
export function modelIdFrom(name: string): string {
  const last = name.split(/[/\\]/).filter(Boolean).at(-1) ?? '';
  const simplified = last.toLowerCase().replace(/[^a-z0-9._-]+/g, '-');
  return simplified.replace(/\.{2,}/g, '.').replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
}
