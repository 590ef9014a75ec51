/** Bytes kept at first; doubled as often as needed. */
const firstCapacity = 64 * 1024;

/**
 * Collects chunks in one piece of memory. A list of the chunks would cost a hundred times their size when a hostile
 * server sends them byte by byte.
 */
export class GrowingBuffer {
  #bytes = Buffer.allocUnsafeSlow(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(chunk: Buffer): void {
    const length = this.#length + chunk.length;
    if (length > this.#bytes.length) this.#grow(length);
    chunk.copy(this.#bytes, this.#length);
    this.#length = length;
  }

  #grow(least: number): void {
    const grown = Buffer.allocUnsafeSlow(Math.max(least, 2 * this.#bytes.length, firstCapacity));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }

  /** The bytes so far. Memory behind them that was never written to costs nothing. */
  contents(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}
