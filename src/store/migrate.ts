import { type Kysely, type Migration, Migrator } from 'kysely';
import { createFiles } from './migrations/0001_files.js';
import { createInteractions } from './migrations/0002_interactions.js';
import { addOwners } from './migrations/0003_owners.js';
import { createSmallBlobs } from './migrations/0004_smallBlobs.js';
import type { Tables } from './tables.js';

/** In order of their names. A migration that was ever released is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001_files': createFiles,
  '0002_interactions': createInteractions,
  '0003_owners': addOwners,
  '0004_smallBlobs': createSmallBlobs,
};

/** Brings the tables to the newest form, or leaves them as they are. @throws Error when a migration fails or the tables are newer than this code. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
