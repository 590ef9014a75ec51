import type { ArrayShape } from './arrayShape.js';
import type { NumberShape } from './numberShape.js';
import type { ObjectShape } from './objectShape.js';
import type { StringShape } from './stringShape.js';
import type { WordsShape } from './wordsShape.js';

/** One kind of value and how it is written. */
export type Shape = WordsShape | StringShape | NumberShape | ArrayShape | ObjectShape;

/** A place of the grammar where a value stands: it has one of the shapes. */
export interface ValueNode {
  readonly id: number;
  readonly shapes: readonly Shape[];
  /** Levels of arrays and objects that the flattest value has; Infinity when there is no value. */
  readonly depth: number;
}
