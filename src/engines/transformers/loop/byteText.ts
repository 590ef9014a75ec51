/** Bytes of UTF-8 that come in pieces, as text; a character that is cut waits for its rest. */
export class ByteText {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  /** What the bytes so far say and was not yet said; what is no UTF-8 becomes U+FFFD. */
  add(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes, { stream: true });
  }

  /** U+FFFD for a character that was never finished. */
  end(): string {
    return this.#decoder.decode();
  }
}
