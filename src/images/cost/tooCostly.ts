/** A file makes its decoder work out of all proportion; the message says how, as part of a sentence. */
export class TooCostly extends Error {
  override readonly name = 'TooCostly';
}
