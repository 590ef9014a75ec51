import { type Expression, expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { GroupCommit } from '../../store/groupCommit.js';
import type { Tables } from '../../store/tables.js';
import type { InteractionEvent } from '../event.js';
import type { InteractionRecord } from '../interaction.js';
import type { KeptBlobs, StoredInteraction, UnfinishedInteraction } from '../interactionStore.js';
import { blobsOf, insertBlobs } from './interactionBlobs.js';
import {
  inProgress,
  type NewRows,
  readEvents,
  readRecord,
  statusAfter,
  writeEvents,
  writeRecord,
} from './interactionRow.js';

export interface InteractionTableOptions {
  readonly db: Kysely<Tables>;
  readonly commits: GroupCommit<Tables>;
  /** How long an interaction is kept once it is finished, in milliseconds. */
  readonly lifetimeMs: number;
  readonly now: () => number;
}

/** Interactions in the database. */
export class InteractionTable {
  readonly #options: InteractionTableOptions;

  constructor(options: InteractionTableOptions) {
    this.#options = options;
  }

  /** @param kept what its pictures are in */
  insert({ interaction, events }: NewRows, kept: KeptBlobs): Promise<void> {
    return this.#options.commits.run(async (transaction) => {
      await transaction.insertInto('interactions').values(interaction).execute();
      await transaction.insertInto('interaction_events').values(events).execute();
      await insertBlobs(transaction, interaction.id, kept);
    });
  }

  /** As `InteractionStore.replace`. Returns the blobs that it needed before. */
  replace(record: InteractionRecord, kept: KeptBlobs): Promise<string[]> {
    const { id } = record;
    const json = writeRecord(record);
    return this.#options.commits.run(async (transaction) => {
      const unfinished = transaction.selectFrom('interactions').where('status', '=', inProgress);
      const row = await unfinished.where('id', '=', id).select('record').executeTakeFirst();
      if (row === undefined) return [];
      const values = {
        record: json,
        size_bytes: grown(Buffer.byteLength(json) - Buffer.byteLength(row.record)),
      };
      await transaction.updateTable('interactions').set(values).where('id', '=', id).execute();
      const before = await blobsOf(transaction, [id]);
      await transaction.deleteFrom('interaction_blobs').where('interaction_id', '=', id).execute();
      await insertBlobs(transaction, id, kept);
      return before;
    });
  }

  /** As `InteractionStore.append`. */
  append(id: string, firstSeq: number, events: readonly InteractionEvent[]): Promise<void> {
    const row = writeEvents(id, firstSeq, events);
    const status = statusAfter(events);
    // What was long in the making is kept as long after it as anything else.
    const end = status && { status, expires_ms: this.#options.now() + this.#options.lifetimeMs };
    const values = { size_bytes: grown(Buffer.byteLength(row.events)), ...end };
    return this.#options.commits.run(async (transaction) => {
      const update = transaction.updateTable('interactions').set(values).where('id', '=', id);
      const { numUpdatedRows } = await update.executeTakeFirst();
      if (numUpdatedRows > 0n) await transaction.insertInto('interaction_events').values(row).execute();
    });
  }

  /** As `InteractionStore.beginAttempt`. */
  beginAttempt(id: string): Promise<number> {
    return this.#options.commits.run(async (transaction) => {
      const update = transaction.updateTable('interactions').where('id', '=', id);
      const attempts = sql<number>`attempts + 1`;
      return (await update.set({ attempts }).returning('attempts').executeTakeFirst())?.attempts ?? 0;
    });
  }

  /** As `InteractionStore.withdrawAttempt`. */
  withdrawAttempt(id: string): Promise<void> {
    return this.#options.commits.run(async (transaction) => {
      const begun = transaction.updateTable('interactions').where('id', '=', id).where('attempts', '>', 0);
      await begun.set({ attempts: sql<number>`attempts - 1` }).execute();
    });
  }

  async find(owner: string, id: string): Promise<StoredInteraction | undefined> {
    const row = await this.#living(owner, id)?.select(['id', 'owner', 'record']).executeTakeFirst();
    if (row === undefined) return undefined;
    const events = readEvents(await this.#batches(id));
    // Each has a log, unless it was deleted just now.
    return events.length === 0 ? undefined : { record: readRecord(row), events };
  }

  async has(owner: string, id: string): Promise<boolean> {
    return (await this.#living(owner, id)?.select('id').executeTakeFirst()) !== undefined;
  }

  unfinished(): Promise<UnfinishedInteraction[]> {
    return this.#options.db
      .selectFrom('interactions')
      .select(['id', 'owner'])
      .where('status', '=', inProgress)
      .orderBy('created_ms')
      .orderBy('id')
      .execute();
  }

  /** The blobs that these need. */
  blobsOf(ids: readonly string[]): Promise<string[]> {
    return blobsOf(this.#options.db, ids);
  }

  /** Removes these, and tells how many were still there and which blobs they needed. */
  forget(ids: readonly string[]): Promise<Forgotten> {
    return this.#options.commits.run(async (transaction) => {
      const blobs = await blobsOf(transaction, ids);
      const { numDeletedRows } = await transaction
        .deleteFrom('interactions')
        .where('id', 'in', ids)
        .executeTakeFirst();
      return { count: Number(numDeletedRows), blobs };
    });
  }

  #batches(id: string) {
    const query = this.#options.db.selectFrom('interaction_events').select('events');
    return query.where('interaction_id', '=', id).orderBy('first_seq').execute();
  }

  /** Nothing for what cannot be an id: PostgreSQL fails on a NUL character. */
  #living(owner: string, id: string) {
    if (!/^[\w-]{1,200}$/.test(id)) return undefined;
    const query = this.#options.db.selectFrom('interactions').where('id', '=', id);
    return query.where('owner', '=', owner).where(this.#isLiving());
  }

  #isLiving(): Expression<SqlBool> {
    const row = expressionBuilder<Tables, 'interactions'>();
    return row.or([row('status', '=', inProgress), row('expires_ms', '>', this.#options.now())]);
  }
}

export interface Forgotten {
  readonly count: number;
  readonly blobs: readonly string[];
}

/** The size of rows that have grown. */
function grown(bytes: number) {
  return sql<number>`size_bytes + ${bytes}`;
}
