/** A list of whole numbers that grows in flat memory. */
export class NumberList {
  #items = new Int32Array(2048);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(item: number): void {
    if (this.#length === this.#items.length) this.#grow();
    this.#items[this.#length++] = item;
  }

  /** A copy of what was pushed. */
  toArray(): Int32Array {
    return this.#items.slice(0, this.#length);
  }

  #grow(): void {
    const larger = new Int32Array(this.#items.length * 2);
    larger.set(this.#items);
    this.#items = larger;
  }
}
