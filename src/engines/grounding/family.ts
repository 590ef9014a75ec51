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

/** What a model's coordinates are measured in: thousandths or whole of a side, or pixels of the picture as it gets it. */
export type NativeScale = 1000 | 1 | 'pixels';

/** How the models of a family write places in JSON. */
export interface NativeBoxes {
  /** Name of the property that holds a box. */
  readonly key: string;
  /** `yx`: `[ymin, xmin, ymax, xmax]`; `xy`: `[xmin, ymin, xmax, ymax]`. Points go the same way. */
  readonly order: 'yx' | 'xy';
  readonly scale: NativeScale;
  /** A box is an array of four numbers, or an object of `x_min`, `y_min`, `x_max` and `y_max`. */
  readonly shape: 'array' | 'corners';
  /** Name of the property that holds a point. */
  readonly pointKey: string;
}

/** What grounding knows of a family of models; the table is `families.ts`. */
export interface ModelFamily {
  readonly id: FamilyId;
  /** Sides of a picture that the model gets are multiples of this many pixels. */
  readonly sideMultiple: number;
  readonly boxes: NativeBoxes;
  /**
   * What it can be asked: anything (`chat`), or one of the tasks that it was trained for, each with a prompt of its own
   * (`tasks`).
   */
  readonly asks: 'chat' | 'tasks';
}
