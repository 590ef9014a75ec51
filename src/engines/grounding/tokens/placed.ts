import type { Box, Size } from '../../../geometry/box.js';

/** A thing and the box that a model gave it, in pixels of the upright original. */
export interface Placed {
  readonly label: string;
  readonly box: Box;
}

/** How a family writes things and their boxes in tokens of its own rather than in JSON. */
export interface TokenWriting {
  /** All boxes in a text, in its order; empty where it has none. Never slower than the text is long. */
  read(text: string, original: Size): Placed[];
  /** As a model of the family would have written them. */
  write(things: readonly Placed[], original: Size): string;
}
