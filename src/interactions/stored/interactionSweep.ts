import type { Sweepable } from '../../store/sweeper.js';
import type { InteractionRemover } from './interactionRemover.js';
import type { InteractionTable } from './interactionTable.js';

/** Interactions that are removed in one transaction: between two the process does other things. */
const batchSize = 50;

/** Removes finished interactions that are expired, and the oldest ones while all together are too large. */
export class InteractionSweep implements Sweepable {
  readonly #table: InteractionTable;
  readonly #remover: InteractionRemover;
  readonly #maxBytes: number;
  #stopped = false;

  constructor(table: InteractionTable, remover: InteractionRemover, maxBytes: number) {
    this.#table = table;
    this.#remover = remover;
    this.#maxBytes = maxBytes;
  }

  async sweep(): Promise<void> {
    await this.#removeAll(() => this.#table.expired(batchSize));
    await this.#removeAll(() => this.#excess());
  }

  /** Ends a running sweep early; the next start goes on. */
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
    let excess = (await this.#table.totalBytes()) - this.#maxBytes;
    if (excess <= 0) return [];
    const ids: string[] = [];
    for (const { id, sizeBytes } of await this.#table.oldest(batchSize)) {
      if (excess <= 0) break;
      ids.push(id);
      excess -= sizeBytes;
    }
    return ids;
  }
}
