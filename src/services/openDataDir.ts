import { ConfigError } from '../config.js';
import { StoreInUseError } from '../store/sqlite.js';
import { openStore, type Store } from '../store/store.js';

/**
 * @param onBackgroundError told of what goes wrong while nobody waits for it
 * @throws ConfigError when another server has the folder open
 */
export async function openDataDir(
  dataDir: string,
  onBackgroundError: (error: unknown) => void,
): Promise<Store> {
  try {
    return await openStore({ dataDir, onBackgroundError });
  } catch (error) {
    if (error instanceof StoreInUseError) throw new ConfigError(error.message);
    throw error;
  }
}
