import { ConfigError } from '../config.js';
import { StoreInUseError } from '../store/sqlite.js';
import { openStore, type Store } from '../store/store.js';

/** @throws ConfigError when another server has the folder open */
export async function openDataDir(dataDir: string): Promise<Store> {
  try {
    return await openStore({ dataDir });
  } catch (error) {
    if (error instanceof StoreInUseError) throw new ConfigError(error.message);
    throw error;
  }
}
