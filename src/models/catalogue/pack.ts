import type { ModelKind } from '../modelKind.js';

/** What a model can do, as the catalogue tells it. */
export type Ability =
  | 'describe'
  | 'answer'
  | 'read text'
  | 'several pictures'
  | 'boxes'
  | 'boxes of any words'
  | 'masks';

/** Something about a pack that could not be looked up in public. */
export type Unchecked = 'files' | 'size' | 'licence' | 'languages';

/** A model that can be pulled by a short name. */
export interface CataloguePack {
  readonly id: string;
  readonly name: string;
  readonly kind: ModelKind;
  /** `model_type` of its config.json. */
  readonly modelType: string;
  /** `owner/name` on the hub. */
  readonly repository: string;
  /** Another branch than `main`. */
  readonly revision?: string;
  /** SPDX identifier, or the name its publisher gives it. */
  readonly licence: string;
  /** Those of prompts and answers; of what needs no words, none. */
  readonly languages?: string;
  /** Millions of bytes to download at the precision that is taken by default. */
  readonly megabytes: number;
  /** Rough memory in MB while it works at that precision, on a picture of the usual size. */
  readonly memoryMegabytes: number;
  readonly can: readonly Ability[];
  /** Which of a kind is the best: the highest that is there. */
  readonly rank: number;
  readonly unchecked: readonly Unchecked[];
}
