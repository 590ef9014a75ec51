import type { FamilyId } from '../engines/grounding/family.js';
import { kindOfModel, type SpecialistKind, specialistModelTypes } from '../engines/specialists/modelTypes.js';
import { type SupportedModelType, supportedModelTypes } from '../engines/transformers/modelTypes.js';
import { ModelError } from './modelError.js';

export type ModelKind = 'vision-language' | SpecialistKind;

export const modelKinds = [
  'vision-language',
  'detector',
  'open-vocabulary-detector',
  'segmenter',
] as const satisfies readonly ModelKind[];

/** What a model is, by its config.json. */
export interface ModelIdentity {
  readonly modelType: string;
  readonly kind: ModelKind;
  /** How it is asked for boxes; `plain` for all that are no vision-language models. */
  readonly family: FamilyId;
}

const families = {
  qwen2_vl: 'qwen2-vl',
  qwen2_5_vl: 'qwen2.5-vl',
  qwen3_vl: 'qwen3-vl',
  qwen3_5: 'qwen3.5',
  smolvlm: 'plain',
  idefics3: 'plain',
  lfm2_vl: 'plain',
  florence2: 'florence-2',
} as const satisfies Readonly<Record<SupportedModelType, FamilyId>>;

/**
 * @param config a parsed config.json, whatever it holds
 * @param name of the model, for the message
 * @throws ModelError for an architecture that nothing here runs
 */
export function identify(config: unknown, name: string): ModelIdentity {
  const modelType = modelTypeIn(config);
  if (modelType === undefined) throw new ModelError(`${name}: its config.json names no model_type`);
  const specialist = kindOfModel(config);
  if (specialist !== undefined) return { modelType, kind: specialist, family: 'plain' };
  if (!isVisionLanguage(modelType)) throw unsupported(name, modelType);
  return { modelType, kind: 'vision-language', family: families[modelType] };
}

function modelTypeIn(config: unknown): string | undefined {
  if (typeof config !== 'object' || config === null || !('model_type' in config)) return undefined;
  return typeof config.model_type === 'string' ? config.model_type : undefined;
}

function isVisionLanguage(modelType: string): modelType is SupportedModelType {
  return (supportedModelTypes as readonly string[]).includes(modelType);
}

function unsupported(name: string, modelType: string): ModelError {
  const shown = JSON.stringify(modelType.slice(0, 60));
  return new ModelError(
    `${name} is a model of type ${shown}, which Drishti does not run; it runs ` +
      `vision-language models of type ${supportedModelTypes.join(', ')} ` +
      `and detectors and segmenters of type ${specialistModelTypes().join(', ')}`,
  );
}
