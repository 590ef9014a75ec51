import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../store/tables.js';
import { type BlobUse, usesOfBlobs } from './interactionBlobs.js';
import { inProgress } from './interactionRow.js';

/** What a sweep asks of the interactions in the database. */
export class SweptInteractions {
  readonly #db: Kysely<Tables>;
  readonly #now: () => number;

  constructor(db: Kysely<Tables>, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  /** Ids of some that are finished and expired. */
  async expired(limit: number): Promise<string[]> {
    const query = this.#finished().select('id').where('expires_ms', '<=', this.#now());
    const rows = await query.orderBy('expires_ms').limit(limit).execute();
    return rows.map(({ id }) => id);
  }

  /** The finished ones of an owner that expire first, which are the oldest, with the sizes of their rows. */
  async oldest(owner: string, limit: number): Promise<{ id: string; sizeBytes: number }[]> {
    const query = this.#finished().select(['id', 'size_bytes']).where('owner', '=', owner);
    const rows = await query.orderBy('expires_ms').limit(limit).execute();
    return rows.map(({ id, size_bytes }) => ({ id, sizeBytes: Number(size_bytes) }));
  }

  /** Size of all together and of the blobs that they need, each counted once. */
  async totalBytes(): Promise<number> {
    const blobs = this.#db.selectFrom('interaction_blobs').select(['sha256', 'size_bytes']).distinct();
    const rows = await this.#db.selectFrom('interactions').select(sumOfSizes).executeTakeFirst();
    const pictures = await this.#db.selectFrom(blobs.as('blobs')).select(sumOfSizes).executeTakeFirst();
    return Number(rows?.bytes ?? 0) + Number(pictures?.bytes ?? 0);
  }

  /** Size of the finished ones of each owner, with all that they need. */
  async sizesOfOwners(): Promise<Map<string, number>> {
    const sizes = new Map<string, number>();
    const add = (rows: readonly { owner: string; bytes: number | string | null }[]) => {
      for (const { owner, bytes } of rows) sizes.set(owner, (sizes.get(owner) ?? 0) + Number(bytes ?? 0));
    };
    add(await this.#finished().select(['owner', sumOfSizes]).groupBy('owner').execute());
    const blobs = this.#finished().innerJoin('interaction_blobs', 'interaction_id', 'id');
    const sum = sql<number | string | null>`sum(interaction_blobs.size_bytes)`.as('bytes');
    add(await blobs.select(['owner', sum]).groupBy('owner').execute());
    return sizes;
  }

  usesOfBlobs(id: string): Promise<BlobUse[]> {
    return usesOfBlobs(this.#db, id);
  }

  #finished() {
    return this.#db.selectFrom('interactions').where('status', '!=', inProgress);
  }
}

const sumOfSizes = sql<number | string | null>`sum(size_bytes)`.as('bytes');
