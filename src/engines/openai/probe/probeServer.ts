import type { RemoteOptions } from '../options.js';
import type { ServerModel } from '../serverModel.js';
import type { Transport } from '../transport.js';
import { canSee, textOnly } from './canSee.js';
import { detailsOf } from './details.js';
import { findDialect } from './findDialect.js';
import { listModels } from './modelCard.js';
import { pickModel } from './pickModel.js';
import { ollamaModels, probeOllama } from './probeOllama.js';

/**
 * Asks a server what it is and what its model can do.
 * @throws PassingFailure for a server that is not there or not ready; DrishtiError `model_not_found` or
 *   `failed_precondition` for what will not mend by itself: a wrong name, key or address, a model that cannot see
 */
export async function probeServer(
  transport: Transport,
  { dialect: wanted = 'auto', model }: Pick<RemoteOptions, 'dialect' | 'model'>,
): Promise<ServerModel> {
  if (wanted === 'ollama') return probeOllama(transport, model);
  const listed = await listModels(transport);
  const dialect = wanted === 'auto' ? await findDialect(transport, listed) : wanted;
  if (dialect === 'ollama') return probeOllama(transport, model);
  const card = pickModel(listed, model, transport.server);
  const { sees, contextLength, kinds = [] } = await detailsOf(dialect, transport, card);
  if (!(sees ?? (await canSee(transport, card.id)))) throw textOnly(transport, card.id, dialect);
  return { dialect, name: card.id, kinds, contextLength, thinks: undefined };
}

/** Names of the models that a server has now; none when it does not say. */
export async function modelsOf(transport: Transport, { dialect }: ServerModel): Promise<readonly string[]> {
  try {
    if (dialect === 'ollama') return await ollamaModels(transport);
    return (await listModels(transport)).map(({ id }) => id);
  } catch {
    return [];
  }
}
