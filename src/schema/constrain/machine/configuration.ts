import type { MaskRecipe } from './maskRecipe.js';
import type { StringMasks } from './stringMasks.js';

/** Takes a configuration up, or what it stands for. */
export type Add = (configuration: Configuration) => void;

/**
 * One way in which an answer may go on: where in the grammar it is and, by `next`, what comes after that. Configurations
 * never change, and equal ones are the same object, so that they can be told apart by their `id`.
 */
export interface Configuration {
  readonly id: number;
  /** Arrays and objects around what comes next. */
  readonly depth: number;
  /** Marks the ranges of bytes (both ends included) after which the answer can still be finished. */
  bytes(mark: (first: number, last: number) => void): void;
  /** Adds what follows a byte that `bytes` marked; nothing for others. */
  step(byte: number, add: Add): void;
  /** For one that stands for others: adds those. It is never read from itself. */
  expand?(add: Add): void;
  /** For one that knows its tokens without trying each. */
  tokens?(masks: StringMasks): MaskRecipe | undefined;
}

/** The end of the answer: nothing follows. */
export const end: Configuration = { id: 0, depth: 0, bytes: () => {}, step: () => {} };
