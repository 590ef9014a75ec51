/** A field of a codec's syntax: its name in the standard, how it is coded (so many bits, or "ue(v)"), its value. */
export type SyntaxField = readonly [name: string, coding: number | 'ue', value: number];

/** Writes bits, most significant first, as the parameter sets of video codecs are written (ITU-T H.265 §7.2 and §9.2). */
export class BitWriter {
  readonly #bytes: number[] = [];
  #current = 0;
  #free = 8;

  /** An unsigned number of `width` bits. */
  bits(value: number, width: number): this {
    for (let bit = width - 1; bit >= 0; bit--) this.#bit(Math.floor(value / 2 ** bit) % 2);
    return this;
  }

  /** Fields one after the other. */
  fields(...fields: readonly SyntaxField[]): this {
    for (const [, coding, value] of fields) {
      // An exponential-Golomb number, "ue(v)", has as many zeros before it as bits after its first one.
      const width = coding === 'ue' ? 2 * (32 - Math.clz32(value + 1)) - 1 : coding;
      this.bits(coding === 'ue' ? value + 1 : value, width);
    }
    return this;
  }

  /** Whole bytes, at the edge of a byte. */
  bytes(bytes: Iterable<number>): this {
    if (this.#free !== 8) throw new Error('not at the edge of a byte');
    for (const byte of bytes) this.#bytes.push(byte);
    return this;
  }

  /** Fills the last byte with zeros. */
  zerosToByte(): this {
    while (this.#free < 8) this.#bit(0);
    return this;
  }

  /** A one, then zeros to the edge of a byte: how every unit of the codec ends. */
  stop(): this {
    return this.bits(1, 1).zerosToByte();
  }

  finish(): Buffer {
    return Buffer.from(this.zerosToByte().#bytes);
  }

  #bit(bit: number): void {
    this.#current = this.#current * 2 + bit;
    this.#free--;
    if (this.#free > 0) return;
    this.#bytes.push(this.#current);
    this.#current = 0;
    this.#free = 8;
  }
}
