import type { FamilyId } from './family.js';

/** Names of models as repositories, files and servers write them, in lower case, `_` as `.`; the first that fits counts. */
const names: readonly (readonly [name: RegExp, family: FamilyId])[] = [
  // Trained further from Qwen-VL to write actions on screens, in ways of its own.
  [/ui-?tars/, 'plain'],
  [/paligemma/, 'paligemma'],
  [/florence[-.]?2/, 'florence-2'],
  [/moondream/, 'moondream'],
  [/kimi[-.]?vl/, 'kimi-vl'],
  [/qwen-?3[-.]?(vl|omni)/, 'qwen3-vl'],
  // Qwen3 of 8 billion parameters is none.
  [/qwen-?3\.?[5-9](?!\d*b)/, 'qwen3.5'],
  [/qwen-?2\.?5[-.]?(vl|omni)/, 'qwen2.5-vl'],
  [/qwen-?2[-.]?vl|qvq/, 'qwen2-vl'],
  // GLM-4V of 2024 was not trained to write boxes; transformers calls GLM-4.1V `glm4v`.
  [/glm-?4v-9b/, 'plain'],
  [/glm-?(4v|4\.\dv|[5-9](\.\d)?v)/, 'glm-v'],
  [/gemma-?[34]/, 'gemma-4'],
  [/gemini/, 'gemini'],
];

/**
 * The family of a model by what it is called: a repository, a file, a tag of Ollama, a `model_type`. Of several names the
 * first that tells anything counts; `plain` when none does.
 */
export function familyOfName(...called: readonly string[]): FamilyId {
  for (const name of called) {
    const written = name.toLowerCase().replaceAll('_', '.');
    const found = names.find(([pattern]) => pattern.test(written));
    if (found !== undefined) return found[1];
  }
  return 'plain';
}
