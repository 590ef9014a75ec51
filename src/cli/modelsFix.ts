import { findGraphFile } from '../engines/transformers/folder/graphFile.js';
import { fixDecoder } from '../engines/transformers/graphs/fixDecoder.js';
import type { InstalledModel } from '../models/installed.js';
import { withModelLock } from '../models/modelLock.js';

const decoder = 'decoder_model_merged';

/**
 * Writes a faster copy of a pulled model's decoder beside it, when it is of a form that is known (see `fixDecoder`). One
 * that cannot be made is no loss: the model runs as it came.
 * @param say told of what was done
 */
export async function fixPulled(
  dataDir: string,
  { id, kind, folder, dtypes }: InstalledModel,
  say: (line: string) => void,
): Promise<void> {
  if (kind !== 'vision-language') return;
  try {
    const { path } = await findGraphFile(folder, decoder, dtypes, 'cpu');
    const { applied } = await withModelLock(dataDir, id, () => fixDecoder(path));
    if (applied.length > 0) say(`${id}: a faster copy of its decoder was made (${applied.join(', ')})`);
  } catch (error) {
    say(`${id}: its decoder is used as it is: ${(error as Error).message}`);
  }
}
