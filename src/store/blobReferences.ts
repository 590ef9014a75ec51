import type { Kysely } from 'kysely';
import type { Tables } from './tables.js';

/** Every blob that a row refers to, with its size in bytes. */
export async function referencedBlobs(db: Kysely<Tables>): Promise<Map<string, number>> {
  const files = db.selectFrom('files').select(['sha256', 'size_bytes']);
  const interactions = db.selectFrom('interaction_blobs').select(['sha256', 'size_bytes']);
  const rows = await files.union(interactions).execute();
  return new Map(rows.map(({ sha256, size_bytes }) => [sha256, Number(size_bytes)]));
}

/** A row for each file and interaction that refers to a blob. */
export function referencesTo(db: Kysely<Tables>, sha256: string) {
  const files = db.selectFrom('files').select('sha256').where('sha256', '=', sha256);
  const interactions = db.selectFrom('interaction_blobs').select('sha256').where('sha256', '=', sha256);
  return files.unionAll(interactions);
}
