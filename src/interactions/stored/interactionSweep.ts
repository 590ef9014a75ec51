import type { Sweepable } from '../../store/sweeper.js';
import type { InteractionRemover } from './interactionRemover.js';
import type { SweptInteractions } from './sweptInteractions.js';

/** Interactions that are removed in one transaction: between two the process does other things. */
const batchSize = 50;

/** Removes finished interactions that are expired, and the oldest ones while all together are too large. */
export class InteractionSweep implements Sweepable {
  readonly #interactions: SweptInteractions;
  readonly #remover: InteractionRemover;
  readonly #maxBytes: number;
  #stopped = false;

  constructor(interactions: SweptInteractions, remover: InteractionRemover, maxBytes: number) {
    this.#interactions = interactions;
    this.#remover = remover;
    this.#maxBytes = maxBytes;
  }

  async sweep(): Promise<void> {
    await this.#removeAll(() => this.#interactions.expired(batchSize));
    const excess = (await this.#interactions.totalBytes()) - this.#maxBytes;
    if (excess > 0) await this.#removeExcess(excess, await this.#interactions.sizesOfOwners());
  }

  /** Ends a running sweep early; another start goes on. */
  stop(): void {
    this.#stopped = true;
  }

  async #removeAll(next: () => Promise<string[]>): Promise<void> {
    while (!this.#stopped) {
      const ids = await next();
      if (ids.length === 0) return;
      await this.#remover.remove(ids);
    }
  }

  /**
   * Removes the oldest ones of whoever has most, so that nobody's are pushed out by others that have more.
   * @param excess bytes that are too many
   * @param sizes bytes of each owner
   */
  async #removeExcess(excess: number, sizes: Map<string, number>): Promise<void> {
    let left = excess;
    while (left > 0 && !this.#stopped) {
      const [owner, size] = largest(sizes);
      const { ids, freed } = await this.#oldest(owner, left);
      if (ids.length === 0) sizes.delete(owner);
      else sizes.set(owner, size - freed);
      if (sizes.size === 0) return;
      await this.#remover.remove(ids);
      left -= freed;
    }
  }

  /** Some of an owner's oldest, and the bytes that they free: no more than so many, and one. */
  async #oldest(owner: string, most: number): Promise<{ ids: string[]; freed: number }> {
    const ids: string[] = [];
    const uses = new Map<string, number>();
    let freed = 0;
    for (const { id, sizeBytes } of await this.#interactions.oldest(owner, batchSize)) {
      if (freed >= most) break;
      ids.push(id);
      freed += sizeBytes + (await this.#freedBlobs(id, uses));
    }
    return { ids, freed };
  }

  /**
   * Bytes of the blobs that nothing needs any more without this interaction and those before it.
   * @param uses how many interactions need a blob, without those before
   */
  async #freedBlobs(id: string, uses: Map<string, number>): Promise<number> {
    let freed = 0;
    for (const blob of await this.#interactions.usesOfBlobs(id)) {
      const left = (uses.get(blob.sha256) ?? blob.uses) - 1;
      uses.set(blob.sha256, left);
      if (left === 0) freed += blob.sizeBytes;
    }
    return freed;
  }
}

/** The owner with most. */
function largest(sizes: ReadonlyMap<string, number>): [owner: string, size: number] {
  return [...sizes].reduce((most, other) => (other[1] > most[1] ? other : most));
}
