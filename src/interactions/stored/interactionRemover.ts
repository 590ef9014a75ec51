import { isNoRoom } from '../../store/noRoom.js';
import type { SharedBlobs } from '../../store/sharedBlobs.js';
import type { Forgotten, InteractionTable } from './interactionTable.js';

/** Removes interactions and the blobs that nothing refers to any more. */
export class InteractionRemover {
  readonly #table: InteractionTable;
  readonly #blobs: SharedBlobs;

  constructor(table: InteractionTable, blobs: SharedBlobs) {
    this.#table = table;
    this.#blobs = blobs;
  }

  /** Tells how many were still there. */
  async remove(ids: readonly string[]): Promise<number> {
    const { count, blobs } = await this.#forget(ids);
    for (const sha256 of blobs) await this.#blobs.tidy(sha256);
    return count;
  }

  async #forget(ids: readonly string[]): Promise<Forgotten> {
    try {
      return await this.#table.forget(ids);
    } catch (error) {
      if (!isNoRoom(error)) throw error;
      // Forgetting takes room as well, which the bytes make. A crash in between leaves an interaction without pictures.
      const blobs = await this.#table.blobsOf(ids);
      for (const sha256 of blobs) await this.#blobs.removeOfOne(sha256);
      return this.#table.forget(ids);
    }
  }
}
