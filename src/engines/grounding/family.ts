/** Families of vision-language models that were trained to write boxes in a way of their own. */
export const familyIds = [
  'gemini',
  'gemma-4',
  'qwen2-vl',
  'qwen2.5-vl',
  'qwen3-vl',
  'qwen3.5',
  'glm-v',
  'paligemma',
  'florence-2',
  'moondream',
  'kimi-vl',
  'plain',
] as const;

/** `plain` is a model that was not trained to write boxes. */
export type FamilyId = (typeof familyIds)[number];

/** What grounding knows of a family of models; the table is `families.ts`. */
export interface ModelFamily {
  readonly id: FamilyId;
  /** Sides of a picture that the model gets are multiples of this many pixels. */
  readonly sideMultiple: number;
}
