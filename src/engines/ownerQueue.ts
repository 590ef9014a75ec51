/** A queue that serves its owners in turn, so that who sends much does not keep the others waiting. */
export class OwnerQueue<Item extends { readonly owner: string }> {
  /** The owner whose turn is next comes first. */
  readonly #lanes = new Map<string, Set<Item>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(item: Item): void {
    const lane = this.#lanes.get(item.owner) ?? new Set();
    this.#lanes.set(item.owner, lane.add(item));
    this.#size++;
  }

  /** Takes out the oldest item of the owner whose turn it is. */
  next(): Item | undefined {
    for (const [owner, lane] of this.#lanes) {
      for (const item of lane) {
        this.remove(item);
        if (this.#lanes.delete(owner)) this.#lanes.set(owner, lane);
        return item;
      }
    }
    return undefined;
  }

  /** Whether it was there. */
  remove(item: Item): boolean {
    const lane = this.#lanes.get(item.owner);
    if (!lane?.delete(item)) return false;
    this.#size--;
    if (lane.size === 0) this.#lanes.delete(item.owner);
    return true;
  }

  /** How many of an owner wait. */
  sizeOf(owner: string): number {
    return this.#lanes.get(owner)?.size ?? 0;
  }

  /** The newest item of the owner who has the most of them. */
  newestOfMost(): Item | undefined {
    let longest: ReadonlySet<Item> = new Set();
    for (const lane of this.#lanes.values()) if (lane.size > longest.size) longest = lane;
    let newest: Item | undefined;
    for (newest of longest);
    return newest;
  }
}
