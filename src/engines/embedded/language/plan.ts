import type { JsonSchema } from '../../../schema/jsonSchema.js';
import type { Filter } from './filters/filter.js';
import type { Kind } from './kinds/kind.js';
import type { Target } from './targets/target.js';
import type { Task } from './tasks/task.js';

/** The form of the answer: what `docs` call structured, boxes, masks, JSON of our choice, and prose. */
export type Shape =
  | { readonly type: 'schema'; readonly schema: JsonSchema; readonly path: string }
  | { readonly type: 'boxes' }
  | { readonly type: 'masks' }
  | { readonly type: 'json' }
  | { readonly type: 'prose' };

/** Where the targets are in relation to other things ("the cup on the table"). */
export interface Relation {
  readonly preposition:
    | 'on'
    | 'in'
    | 'under'
    | 'above'
    | 'left of'
    | 'right of'
    | 'near'
    | 'in front of'
    | 'behind';
  readonly target: Target;
}

/** Why something is beyond small specialists; decides what the honest sentence says. */
export type Beyond =
  | 'identity'
  | 'action'
  | 'emotion'
  | 'future'
  | 'reason'
  | 'attribute'
  | 'knowledge'
  | 'place'
  | 'time'
  | 'creation'
  | 'translation'
  | 'other';

/** One thing a prompt asks, usually a sentence of it. */
export interface Ask {
  readonly task: Task;
  /** What it names; empty when it names nothing in particular. */
  readonly targets: readonly Target[];
  /** Kinds to look at: all 80 unless it names some. */
  readonly kinds: readonly Kind[];
  /** Choices among them: all must fit. */
  readonly filters?: readonly Filter[] | undefined;
  readonly relation?: Relation | undefined;
  /**
   * The choices the prompt gives, in its own words and order. For `classify` empty when it gives none; for `colour` the
   * colours asked about ("is the bus red?": `['red']`); for other tasks those of a multiple-choice question.
   */
  readonly options?: readonly string[] | undefined;
  /** How several targets go together: "a cat and a dog" asks for both, "a cat or a dog" for either. */
  readonly conjunction?: 'and' | 'or' | undefined;
  /** For `exists`: asks whether there is none ("is there no dog?"). */
  readonly isNegated?: boolean | undefined;
  /**
   * For `count`: how the first target's number relates to the second's ("are there more cats than dogs?"); `which`
   * asks of which there are most.
   */
  readonly comparison?: 'more' | 'fewer' | 'equal' | 'which' | undefined;
  /** For `lookup`: what of a document is asked for, as the prompt calls it ("total", "invoice number"). */
  readonly fieldName?: string | undefined;
  /** For `beyond`. */
  readonly beyond?: Beyond | undefined;
  /** The sentence it was read from, as the caller wrote it. */
  readonly question?: string | undefined;
}

/** How long an answer in prose may be, as far as the prompt says. */
export interface Length {
  readonly maxWords?: number | undefined;
  readonly maxSentences?: number | undefined;
  /** "in detail", "briefly". */
  readonly detail?: 'brief' | 'detailed' | undefined;
}

/** What a request wants, as far as its words and its wanted output tell. */
export interface Plan {
  readonly shape: Shape;
  /** In the order of the prompt; at least one. */
  readonly asks: readonly Ask[];
  /** Every kind that any of the asks is about. */
  readonly kinds: readonly Kind[];
  /** Whether a JSON list goes into a Markdown fence. */
  readonly isFenced: boolean;
  readonly maxObjects?: number | undefined;
  readonly wantsDistinctLabels: boolean;
  readonly isTerse: boolean;
  readonly length?: Length | undefined;
  /** Several captions or options asked for ("three captions"); one when absent. */
  readonly variants?: number | undefined;
  /** A list in prose as bullets, numbers or a table, when asked for. */
  readonly layout?: 'bullets' | 'numbers' | 'table' | 'commas' | undefined;
  /** A language other than English that the answer is asked in, by its English name ("Hindi"). */
  readonly language?: string | undefined;
  /** The prompt says something, and none of it could be read as a question or an order. */
  readonly isUnclear?: boolean | undefined;
  /** The words that may say how coordinates are to be written, in the caller's case. */
  readonly instructions: string;
}
