import type { Sweepable } from '../store/sweeper.js';
import type { NewestTurn } from './newestTurn.js';
import type { PartialUploads } from './partialUploads.js';
import type { UploadTable } from './uploadTable.js';

/** Drops the uploads that nothing has arrived for, and forgets those that were finished long ago. */
export class IdleUploads implements Sweepable {
  readonly #table: UploadTable;
  readonly #partials: PartialUploads;
  readonly #turns: NewestTurn;

  constructor(table: UploadTable, partials: PartialUploads, turns: NewestTurn) {
    this.#table = table;
    this.#partials = partials;
    this.#turns = turns;
  }

  async sweep(): Promise<void> {
    for (const name of await this.#table.idle()) {
      if (!this.#turns.isReceiving(name)) await this.#turns.wait(name, () => this.#dropIdle(name));
    }
  }

  async #dropIdle(name: string): Promise<void> {
    if ((await this.#table.find(name)) === undefined) await this.#partials.drop(name);
  }
}
