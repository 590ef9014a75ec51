import { modelId } from '../modelId.js';
import { type ModelCard, unknownModel, unnamedModel } from './modelCard.js';

/**
 * The model that was named, or the only one there is; adapters do not count. A server without a list is taken at its word
 * for the name.
 * @throws DrishtiError `model_not_found` with what there is for a wrong name, `failed_precondition` where one must be named
 */
export function pickModel(listed: readonly ModelCard[], name: string | undefined, server: string): ModelCard {
  if (name === undefined) return onlyModel(listed, server);
  if (listed.length === 0) return { id: name };
  const found = named(listed, name);
  if (found === undefined) throw unknownModel(server, name, idsOf(listed));
  return found;
}

function onlyModel(listed: readonly ModelCard[], server: string): ModelCard {
  const whole = listed.filter(({ parent }) => parent === null || parent === undefined);
  const [only] = whole;
  if (only === undefined || whole.length > 1) throw unnamedModel(server, idsOf(whole));
  return only;
}

/** llama.cpp shows the path of a file, of which the file's name is enough. */
function named(listed: readonly ModelCard[], name: string): ModelCard | undefined {
  return listed.find(({ id }) => id === name) ?? listed.find(({ id }) => modelId(id) === modelId(name));
}

function idsOf(models: readonly ModelCard[]): string[] {
  return models.map(({ id }) => id);
}
