import type { JsonSchema } from '../../../schema/jsonSchema.js';
import type { Filter } from './filter.js';
import type { Kind } from './kind.js';
import type { Target } from './target.js';
import type { Task } from './task.js';

/** The form of the answer: what `docs` call structured, boxes, masks, JSON of our choice, and prose. */
export type Shape =
  | { readonly type: 'schema'; readonly schema: JsonSchema; readonly path: string }
  | { readonly type: 'boxes' }
  | { readonly type: 'masks' }
  | { readonly type: 'json' }
  | { readonly type: 'prose' };

/** One thing a prompt asks, usually a sentence of it. */
export interface Ask {
  readonly task: Task;
  /** What it names; empty when it names nothing in particular. */
  readonly targets: readonly Target[];
  /** Kinds to look at: all 80 unless it names some. */
  readonly kinds: readonly Kind[];
  readonly filter?: Filter | undefined;
}

/** What a request wants, as far as its words and its wanted output tell. */
export interface Plan {
  readonly shape: Shape;
  /** In the order of the prompt; at least one. */
  readonly asks: readonly Ask[];
  /** Every kind that any of the asks is about. */
  readonly kinds: readonly Kind[];
  /** Things asked for that the detector does not know, as the prompt calls them. */
  readonly unknown: readonly string[];
  /** Whether a JSON list goes into a Markdown fence. */
  readonly isFenced: boolean;
  readonly maxObjects?: number | undefined;
  readonly wantsDistinctLabels: boolean;
  readonly isTerse: boolean;
  /** The words that may say how coordinates are to be written, in the caller's case. */
  readonly instructions: string;
}
