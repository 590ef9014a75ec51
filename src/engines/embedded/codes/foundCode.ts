import type { Point } from '../../../geometry/box.js';

/** A code as it was found in pixels that may be a reduced or turned copy of the picture. */
export interface FoundCode {
  /** As `ScannedCode` has them. */
  readonly format: string;
  readonly text: string;
  /** Its four corners, in pixels of the copy. */
  readonly corners: readonly Point[];
}
