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

  /** One bit each. */
  flags(...flags: boolean[]): this {
    for (const flag of flags) this.#bit(Number(flag));
    return this;
  }

  /** Unsigned exponential-Golomb numbers, "ue(v)". */
  golomb(...values: number[]): this {
    for (const value of values) {
      const length = 32 - Math.clz32(value + 1);
      this.bits(0, length - 1).bits(value + 1, length);
    }
    return this;
  }

  /** Bytes after which the writer must stand at a byte's edge already. */
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
    return this.flags(true).zerosToByte();
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
