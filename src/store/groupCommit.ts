import { setImmediate as nextRound } from 'node:timers/promises';
import type { Transaction } from 'kysely';

/** Something to do in a transaction. It may be done a second time after its first transaction was rolled back. */
export type Work<Tables, Result> = (transaction: Transaction<Tables>) => Promise<Result>;

/** Transactions that are committed first and made safe from power cuts afterwards. */
export interface LateSync<Tables> {
  /** Others see what it changed at once; a power cut may undo it until the next `sync`. */
  transaction<Result>(work: Work<Tables, Result>): Promise<Result>;
  /** Returns once everything that is committed is on the disk. */
  sync(): Promise<void>;
}

interface Queued<Tables> {
  /** Does the work, and returns what tells its caller once that is committed. */
  readonly work: Work<Tables, () => void>;
  fail(error: unknown): void;
}

/** Most works of one transaction: between two the process does other things, such as answering. */
const maxGroup = 64;

/**
 * Runs works that come together in one transaction, in the order in which they came. When one fails, the others of its
 * transaction do not. What is committed survives the end of the process, however that comes; for a power cut it has to
 * reach the disk, which is seen to afterwards, for many commits at once, and nobody waits for.
 */
export class GroupCommit<Tables> {
  readonly #database: LateSync<Tables>;
  readonly #onSyncError: (error: unknown) => void;
  readonly #queue: Queued<Tables>[] = [];
  #running: Promise<void> | undefined;
  #syncing: Promise<void> | undefined;
  #unsynced = false;

  constructor(database: LateSync<Tables>, onSyncError: (error: unknown) => void) {
    this.#database = database;
    this.#onSyncError = onSyncError;
  }

  /** Returns once the work is committed. @throws what the work throws, or its commit */
  run<Result>(work: Work<Tables, Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const thenTell = async (transaction: Transaction<Tables>) => {
        const result = await work(transaction);
        return () => resolve(result);
      };
      this.#queue.push({ work: thenTell, fail: reject });
      this.#running ??= this.#drain();
    });
  }

  /** Waits until nothing is left to do. */
  async idle(): Promise<void> {
    await this.#running;
    await this.#syncing;
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      // What other connections bring in this round of the event loop comes along.
      await nextRound();
      await this.#commit(this.#queue.splice(0, maxGroup));
    }
    this.#running = undefined;
  }

  async #commit(group: readonly Queued<Tables>[]): Promise<void> {
    for (const tell of await this.#doAll(group)) tell();
    this.#unsynced = true;
    this.#syncing ??= this.#syncAll();
  }

  async #syncAll(): Promise<void> {
    while (this.#unsynced) {
      this.#unsynced = false;
      await this.#database.sync().catch(this.#onSyncError);
    }
    this.#syncing = undefined;
  }

  /** Does the works in one transaction, or each in its own when that fails. */
  async #doAll(group: readonly Queued<Tables>[]): Promise<(() => void)[]> {
    try {
      return await this.#database.transaction((transaction) => inOrder(group, transaction));
    } catch (error) {
      if (group.length > 1) return this.#doEach(group);
      group[0]?.fail(error);
      return [];
    }
  }

  async #doEach(group: readonly Queued<Tables>[]): Promise<(() => void)[]> {
    const tellings: (() => void)[] = [];
    for (const one of group) tellings.push(...(await this.#doAll([one])));
    return tellings;
  }
}

async function inOrder<Tables>(group: readonly Queued<Tables>[], transaction: Transaction<Tables>) {
  const tellings: (() => void)[] = [];
  for (const { work } of group) tellings.push(await work(transaction));
  return tellings;
}
