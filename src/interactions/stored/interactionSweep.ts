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
    await this.#removeAll(() => this.#excess());
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

  /** The oldest ones, as many as are too many. */
  async #excess(): Promise<string[]> {
    let excess = (await this.#interactions.totalBytes()) - this.#maxBytes;
    if (excess <= 0) return [];
    const ids: string[] = [];
    const uses = new Map<string, number>();
    for (const { id, sizeBytes } of await this.#interactions.oldest(batchSize)) {
      if (excess <= 0) break;
      ids.push(id);
      excess -= sizeBytes + (await this.#freedBlobs(id, uses));
    }
    return ids;
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
