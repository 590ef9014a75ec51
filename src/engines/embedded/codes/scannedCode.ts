import type { Box } from '../../../geometry/box.js';

/** A bar code or matrix code that was read. */
export interface ScannedCode {
  /** Its symbology as a person writes it: "QR code", "EAN-13", "Data Matrix" … */
  readonly format: string;
  /** What it says; bytes that are no text are in hexadecimal. */
  readonly text: string;
  /** Where it is, in pixels of the upright picture. */
  readonly box: Box;
}
