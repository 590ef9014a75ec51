import { type Expression, expressionBuilder, type Kysely, type SqlBool, type Transaction } from 'kysely';
import type { GroupCommit } from '../../store/groupCommit.js';
import type { Tables } from '../../store/tables.js';
import type { InteractionEvent } from '../event.js';
import type { InteractionRecord } from '../interaction.js';
import type { StoredInteraction, UnfinishedInteraction } from '../interactionStore.js';
import { readEvents, readRecord, statusAfter, writeEvents, writeRecord } from './interactionRow.js';

const inProgress = 'in_progress';

/** Rows of one statement, whose parameters databases bound. */
const rowsPerStatement = 1000;

export interface InteractionTableOptions {
  readonly db: Kysely<Tables>;
  readonly commits: GroupCommit<Tables>;
  /** How long an interaction is kept, in milliseconds. */
  readonly lifetimeMs: number;
  readonly now: () => number;
}

/** Interactions in the database. */
export class InteractionTable {
  readonly #options: InteractionTableOptions;

  constructor(options: InteractionTableOptions) {
    this.#options = options;
  }

  /**
   * @param events at least one
   * @param pictureBytes size of what was stored for its pictures
   */
  insert(
    record: InteractionRecord,
    events: readonly InteractionEvent[],
    blobs: ReadonlySet<string>,
    pictureBytes: number,
  ): Promise<void> {
    const { id, owner, created } = record;
    const json = writeRecord(record);
    const log = writeEvents(id, 0, events);
    const row = {
      id,
      owner,
      status: statusAfter(events) ?? inProgress,
      created_ms: created.getTime(),
      expires_ms: created.getTime() + this.#options.lifetimeMs,
      attempts: 0,
      size_bytes: Buffer.byteLength(json) + Buffer.byteLength(log.events) + pictureBytes,
      record: json,
    };
    return this.#options.commits.run(async (transaction) => {
      await transaction.insertInto('interactions').values(row).execute();
      await transaction.insertInto('interaction_events').values(log).execute();
      await insertBlobs(transaction, id, blobs);
    });
  }

  /** As `InteractionStore.replace`. */
  replace(record: InteractionRecord, blobs: ReadonlySet<string>, pictureBytes: number): Promise<void> {
    const { id } = record;
    const json = writeRecord(record);
    const added = Buffer.byteLength(json) + pictureBytes;
    return this.#options.commits.run(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('interactions')
        .set(({ eb }) => ({ record: json, size_bytes: eb('size_bytes', '+', added).$castTo<number>() }))
        .where('id', '=', id)
        .where('status', '=', inProgress)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return;
      await transaction.deleteFrom('interaction_blobs').where('interaction_id', '=', id).execute();
      await insertBlobs(transaction, id, blobs);
    });
  }

  /** As `InteractionStore.append`. */
  append(id: string, firstSeq: number, events: readonly InteractionEvent[]): Promise<void> {
    const log = writeEvents(id, firstSeq, events);
    const added = Buffer.byteLength(log.events);
    const status = statusAfter(events);
    return this.#options.commits.run(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('interactions')
        .set(({ eb }) => ({
          size_bytes: eb('size_bytes', '+', added).$castTo<number>(),
          ...(status && { status }),
        }))
        .where('id', '=', id)
        .executeTakeFirst();
      if (numUpdatedRows > 0n) await transaction.insertInto('interaction_events').values(log).execute();
    });
  }

  /** As `InteractionStore.beginAttempt`; 0 for what is no longer there. */
  beginAttempt(id: string): Promise<number> {
    return this.#options.commits.run(async (transaction) => {
      const row = await transaction
        .updateTable('interactions')
        .set(({ eb }) => ({ attempts: eb('attempts', '+', 1) }))
        .where('id', '=', id)
        .returning('attempts')
        .executeTakeFirst();
      return row?.attempts ?? 0;
    });
  }

  /** As `InteractionStore.withdrawAttempt`. */
  withdrawAttempt(id: string): Promise<void> {
    return this.#options.commits.run(async (transaction) => {
      await transaction
        .updateTable('interactions')
        .set(({ eb }) => ({ attempts: eb('attempts', '-', 1) }))
        .where('id', '=', id)
        .where('attempts', '>', 0)
        .execute();
    });
  }

  async find(owner: string, id: string): Promise<StoredInteraction | undefined> {
    if (!isInteractionId(id)) return undefined;
    const row = await this.#living(owner, id).select(['id', 'owner', 'record']).executeTakeFirst();
    if (row === undefined) return undefined;
    const events = readEvents(await this.#batches(id));
    // Each has a log, unless it was deleted just now.
    return events.length === 0 ? undefined : { record: readRecord(row), events };
  }

  async has(owner: string, id: string): Promise<boolean> {
    if (!isInteractionId(id)) return false;
    return (await this.#living(owner, id).select('id').executeTakeFirst()) !== undefined;
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

  /** The blobs that these refer to. */
  async blobsOf(ids: readonly string[]): Promise<string[]> {
    return blobsOf(this.#options.db, ids);
  }

  /** Removes these, and tells how many were still there and which blobs they referred to. */
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

  /** Ids of some that are expired. */
  async expired(limit: number): Promise<string[]> {
    const rows = await this.#options.db
      .selectFrom('interactions')
      .select('id')
      .where('expires_ms', '<=', this.#options.now())
      .where('status', '!=', inProgress)
      .orderBy('expires_ms')
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }

  /** The oldest of those that are finished. */
  async oldest(limit: number): Promise<{ id: string; sizeBytes: number }[]> {
    const rows = await this.#options.db
      .selectFrom('interactions')
      .select(['id', 'size_bytes'])
      .where('status', '!=', inProgress)
      .orderBy('created_ms')
      .limit(limit)
      .execute();
    return rows.map(({ id, size_bytes }) => ({ id, sizeBytes: Number(size_bytes) }));
  }

  /** Size of all. */
  async totalBytes(): Promise<number> {
    const query = this.#options.db
      .selectFrom('interactions')
      .select(({ fn }) => fn.sum('size_bytes').as('bytes'));
    return Number((await query.executeTakeFirst())?.bytes ?? 0);
  }

  #batches(id: string) {
    const query = this.#options.db.selectFrom('interaction_events').select('events');
    return query.where('interaction_id', '=', id).orderBy('first_seq').execute();
  }

  #living(owner: string, id: string) {
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

/** Whether an interaction may have this id: PostgreSQL fails on a NUL character. */
function isInteractionId(id: string): boolean {
  return /^[\w-]{1,200}$/.test(id);
}

async function blobsOf(db: Kysely<Tables>, ids: readonly string[]): Promise<string[]> {
  const query = db.selectFrom('interaction_blobs').select('sha256').distinct();
  return (await query.where('interaction_id', 'in', ids).execute()).map(({ sha256 }) => sha256);
}

async function insertBlobs(
  transaction: Transaction<Tables>,
  id: string,
  blobs: ReadonlySet<string>,
): Promise<void> {
  const rows = [...blobs].map((sha256) => ({ interaction_id: id, sha256 }));
  for (let at = 0; at < rows.length; at += rowsPerStatement) {
    const some = rows.slice(at, at + rowsPerStatement);
    await transaction.insertInto('interaction_blobs').values(some).execute();
  }
}
