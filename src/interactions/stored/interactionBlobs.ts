import type { Kysely } from 'kysely';
import { insertSmallBlob } from '../../store/smallBlobs.js';
import type { Tables } from '../../store/tables.js';
import type { KeptBlobs } from '../interactionStore.js';

/** Rows of one statement, whose parameters databases bound. */
const rowsPerStatement = 1000;

/** Notes which blobs an interaction needs, and writes the new one down. */
export async function insertBlobs(
  db: Kysely<Tables>,
  id: string,
  { blobs, newBlob }: KeptBlobs,
): Promise<void> {
  if (newBlob !== undefined) await insertSmallBlob(db, newBlob);
  const rows = [...blobs].map(([sha256, size_bytes]) => ({ interaction_id: id, sha256, size_bytes }));
  for (let at = 0; at < rows.length; at += rowsPerStatement) {
    const some = rows.slice(at, at + rowsPerStatement);
    await db.insertInto('interaction_blobs').values(some).execute();
  }
}

/** The blobs that these interactions need. */
export async function blobsOf(db: Kysely<Tables>, ids: readonly string[]): Promise<string[]> {
  const query = db.selectFrom('interaction_blobs').select('sha256').distinct();
  return (await query.where('interaction_id', 'in', ids).execute()).map(({ sha256 }) => sha256);
}

export interface BlobUse {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Number of interactions that need it. */
  readonly uses: number;
}

/** The blobs that an interaction needs, with how many interactions need each. */
export async function usesOfBlobs(db: Kysely<Tables>, id: string): Promise<BlobUse[]> {
  const own = db.selectFrom('interaction_blobs').select('sha256').where('interaction_id', '=', id);
  const rows = await db
    .selectFrom('interaction_blobs')
    .select(['sha256', 'size_bytes', ({ fn }) => fn.countAll<number | string>().as('uses')])
    .where('sha256', 'in', own)
    .groupBy(['sha256', 'size_bytes'])
    .execute();
  return rows.map((row) => ({
    sha256: row.sha256,
    sizeBytes: Number(row.size_bytes),
    uses: Number(row.uses),
  }));
}
