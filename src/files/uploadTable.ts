import {
  type Expression,
  expressionBuilder,
  type Kysely,
  type SelectQueryBuilder,
  type SqlBool,
} from 'kysely';
import { DrishtiError } from '../errors.js';
import type { Tables } from '../store/tables.js';
import type { AcceptedUpload } from './uploadRequest.js';
import { newUploadRow, readUploadRow, type Upload } from './uploadRow.js';

export interface UploadLimits {
  /** All files together, those that are being uploaded included, in bytes. */
  readonly maxFilesBytes: number;
  /** How long an upload is kept when nothing arrives, and known after it is finished, in milliseconds. */
  readonly uploadIdleMs: number;
}

/** Uploads at the same time; each costs a row, a temporary file and the state of a hash. */
const maxUploads = 1000;

/** Seconds after which one who was refused for that may try again. */
const retryAfterSeconds = 8;

/** How long an upload that never got a byte may keep room to itself, in milliseconds. */
const emptyIdleMs = 120_000;

/** The uploads in the database. One that nothing has arrived for in a long time is unknown at once, and swept later. */
export class UploadTable {
  readonly #db: Kysely<Tables>;
  readonly #limits: UploadLimits;
  readonly #now: () => number;

  constructor(db: Kysely<Tables>, limits: UploadLimits, now: () => number) {
    this.#db = db;
    this.#limits = limits;
    this.#now = now;
  }

  /** @throws DrishtiError `quota_exceeded`, `too_many_requests` */
  async insert(name: string, owner: string, upload: AcceptedUpload): Promise<void> {
    // In a transaction, so that two uploads cannot both get the last of the room.
    await this.#db.transaction().execute(async (transaction) => {
      await this.#checkRoom(transaction, upload.sizeBytes);
      await transaction
        .insertInto('uploads')
        .values(newUploadRow({ name, owner, ...upload }, this.#now()))
        .execute();
    });
  }

  /**
   * @param owner whose it must be; anybody's will do when absent
   * @throws DrishtiError `not_found`
   */
  async get(name: string, owner?: string): Promise<Upload> {
    const upload = await this.find(name, owner);
    if (upload === undefined) throw unknownUpload();
    return upload;
  }

  async find(name: string, owner?: string): Promise<Upload | undefined> {
    const named = this.#db.selectFrom('uploads').selectAll().where('key_sha256', '=', name);
    const query = owner === undefined ? named : named.where('owner', '=', owner);
    const row = await query.where(this.#isLiving()).executeTakeFirst();
    return row && readUploadRow(row);
  }

  /** Notes how far an upload has come. */
  async advance(
    name: string,
    receivedBytes: number,
    receivedSha256: string,
    chunkStart: number,
  ): Promise<void> {
    const values = {
      received_bytes: receivedBytes,
      received_sha256: receivedSha256,
      chunk_start: chunkStart,
      touched_ms: this.#now(),
    };
    await this.#db.updateTable('uploads').set(values).where('key_sha256', '=', name).execute();
  }

  /** Notes the file that an upload has become. */
  async finish(transaction: Kysely<Tables>, { name, id }: Upload): Promise<void> {
    const values = { finished_file_id: id, touched_ms: this.#now() };
    await transaction.updateTable('uploads').set(values).where('key_sha256', '=', name).execute();
  }

  async delete(name: string): Promise<void> {
    await this.#db.deleteFrom('uploads').where('key_sha256', '=', name).execute();
  }

  /** Names of the uploads that nothing has arrived for. */
  async idle(): Promise<string[]> {
    const query = this.#db.selectFrom('uploads').select('key_sha256');
    const rows = await query.where(({ not }) => not(this.#isLiving())).execute();
    return rows.map((row) => row.key_sha256);
  }

  async #checkRoom(db: Kysely<Tables>, sizeBytes: number): Promise<void> {
    const files = await totalOf(db.selectFrom('files').where('expires_ms', '>', this.#now()));
    const unfinished = db.selectFrom('uploads').where('finished_file_id', 'is', null);
    const uploads = await totalOf(unfinished.where(this.#isLiving()));
    if (uploads.rows >= maxUploads) {
      const message = `${maxUploads} uploads are running; finish or cancel one`;
      throw new DrishtiError('too_many_requests', message, { retryAfterSeconds });
    }
    const { maxFilesBytes } = this.#limits;
    if (files.bytes + uploads.bytes + sizeBytes <= maxFilesBytes) return;
    throw new DrishtiError(
      'quota_exceeded',
      `file.sizeBytes: with ${sizeBytes} more all files together would be over ${maxFilesBytes} bytes; delete some`,
    );
  }

  /** Whether bytes have arrived lately, or may still be about to begin. */
  #isLiving(): Expression<SqlBool> {
    const { uploadIdleMs } = this.#limits;
    const now = this.#now();
    const row = expressionBuilder<Tables, 'uploads'>();
    return row.or([
      row.and([row('received_bytes', '>', 0), row('touched_ms', '>', now - uploadIdleMs)]),
      row('touched_ms', '>', now - Math.min(uploadIdleMs, emptyIdleMs)),
    ]);
  }
}

/** Number of rows, and sum of their sizes; both come as text from PostgreSQL. */
async function totalOf(
  query: SelectQueryBuilder<Tables, 'files' | 'uploads', object>,
): Promise<{ rows: number; bytes: number }> {
  const total = await query
    .select(({ fn }) => [fn.countAll<number | string>().as('rows'), fn.sum('size_bytes').as('bytes')])
    .executeTakeFirstOrThrow();
  return { rows: Number(total.rows), bytes: Number(total.bytes ?? 0) };
}

function unknownUpload(): DrishtiError {
  return new DrishtiError(
    'not_found',
    'upload: is not known; it may have been idle for too long or cancelled',
  );
}
