import type { Kysely } from 'kysely';
import type { Tables } from './tables.js';

/** Every blob that a row refers to. */
export async function referencedBlobs(db: Kysely<Tables>): Promise<Set<string>> {
  const files = db.selectFrom('files').select('sha256');
  const rows = await files.union(db.selectFrom('interaction_blobs').select('sha256')).execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** A row for each file and interaction that refers to a blob. */
export function referencesTo(db: Kysely<Tables>, sha256: string) {
  const files = db.selectFrom('files').select('sha256').where('sha256', '=', sha256);
  const interactions = db.selectFrom('interaction_blobs').select('sha256').where('sha256', '=', sha256);
  return files.unionAll(interactions);
}
