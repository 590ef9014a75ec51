import type { Size } from '../../../geometry/box.js';

/** One picture, as the caller knows it and as the model gets it. */
export interface Frame {
  /** Of the upright original, in pixels. */
  readonly original: Size;
  /** What the model gets; its pixels are what `pixels` coordinates count. */
  readonly sent: Size;
}
