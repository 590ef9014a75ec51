import type { Store } from './store.js';

/** Reads a row, if there is one, through everything that reading goes through. @throws when that fails */
export async function probeStore({ db }: Pick<Store, 'db'>): Promise<void> {
  await db.selectFrom('files').select('id').limit(1).execute();
}
