import type { Sampling } from '../../engine.js';
import { numberField } from '../folder/field.js';
import type { JsonObject } from '../folder/modelFiles.js';
import { type Random, seededRandom } from '../sampling/random.js';
import type { SamplerOptions } from '../sampling/sampler.js';

/**
 * How tokens are drawn: as the caller says; where the caller says nothing, as the model's makers do in
 * generation_config.json, but JSON at temperature 0, because it is read by programs.
 */
export function samplingOf(sampling: Sampling, generation: JsonObject, isJson: boolean): SamplerOptions {
  const makers = (name: string) =>
    generation['do_sample'] === true ? numberField(generation, name) : undefined;
  const usual = generation['do_sample'] === true && !isJson ? (makers('temperature') ?? 1) : 0;
  return {
    temperature: sampling.temperature ?? usual,
    topK: sampling.topK ?? makers('top_k') ?? 0,
    topP: sampling.topP ?? makers('top_p') ?? 1,
  };
}

/** The same numbers for the same seed; others each time without one. */
export function randomOf({ seed }: Sampling): Random {
  return seededRandom(seed ?? Math.random() * 2 ** 32);
}
