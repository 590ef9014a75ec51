import { setImmediate as nextRound } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';

/** Something to do in a transaction. It may be done a second time after its first transaction was rolled back. */
export type Work<Tables, Result> = (transaction: Transaction<Tables>) => Promise<Result>;

interface Queued<Tables> {
  /** Does the work, and returns what tells its caller once that is durable. */
  readonly work: Work<Tables, () => void>;
  fail(error: unknown): void;
}

/** Most works of one transaction: between two the process does other things, such as answering. */
const maxGroup = 64;

/**
 * Runs works that come together in one transaction, because each commit waits for the disk. They are done in the order
 * in which they came. When one fails, the others of its transaction do not.
 */
export class GroupCommit<Tables> {
  readonly #db: Kysely<Tables>;
  readonly #queue: Queued<Tables>[] = [];
  #running: Promise<void> | undefined;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
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
    try {
      const tellings = await this.#db.transaction().execute((transaction) => doAll(group, transaction));
      for (const tell of tellings) tell();
    } catch (error) {
      if (group.length > 1) await this.#commitOneByOne(group);
      else group[0]?.fail(error);
    }
  }

  async #commitOneByOne(group: readonly Queued<Tables>[]): Promise<void> {
    for (const one of group) await this.#commit([one]);
  }
}

async function doAll<Tables>(group: readonly Queued<Tables>[], transaction: Transaction<Tables>) {
  const tellings: (() => void)[] = [];
  for (const { work } of group) tellings.push(await work(transaction));
  return tellings;
}
