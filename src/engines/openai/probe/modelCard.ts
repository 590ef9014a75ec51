import { z } from 'zod';
import { DrishtiError } from '../../../errors.js';
import { failureOf, nonsense } from '../failures.js';
import { cleaned } from '../serverMessage.js';
import type { Transport } from '../transport.js';

/** Wrong types of what may be missing anyway count as missing. */
const text = z.string().nullish().catch(undefined);
const count = z.number().int().positive().nullish().catch(undefined);

const modelCard = z.object({
  id: z.string(),
  owned_by: text,
  /** What it was loaded from, and what it was derived from. */
  root: text,
  parent: text,
  max_model_len: count,
  context_length: count,
  architecture: z
    .object({ input_modalities: z.array(z.string()).nullish().catch(undefined) })
    .nullish()
    .catch(undefined),
});

/** A model as `/v1/models` shows it: OpenAI's fields, and those that vLLM, SGLang, llama.cpp and OpenRouter add. */
export type ModelCard = z.output<typeof modelCard>;

const modelList = z.object({ data: z.array(modelCard) });

/**
 * The models of a server that has OpenAI's list; none where there is no such list.
 * @throws PassingFailure for a server that is not there, DrishtiError
 */
export async function listModels(transport: Transport): Promise<readonly ModelCard[]> {
  const info = await transport.info(`${transport.address.api}/models`);
  if (info.status === 404 || info.status === 405) return [];
  if (info.status !== 200) throw failureOf(info, transport.server);
  const { success, data } = modelList.safeParse(info.value);
  if (!success) throw nonsense(transport.server, 'shows no list of models: see DRISHTI_OPENAI_URL');
  return data.data;
}

/** Names shown of a list. */
const mostNames = 20;

/** Names of models for a message. */
export function namesOf(models: readonly string[]): string {
  if (models.length === 0) return 'no models';
  const shown = models.slice(0, mostNames).map((name) => cleaned(name.slice(0, 100), []));
  const more = models.length - shown.length;
  return shown.join(', ') + (more === 0 ? '' : ` and ${more} more`);
}

/** A name that the server does not have. */
export function unknownModel(server: string, asked: string, models: readonly string[]): DrishtiError {
  const shown = JSON.stringify(asked.slice(0, 100));
  return new DrishtiError(
    'model_not_found',
    `model: ${server} does not have ${shown}; it has ${namesOf(models)}`,
  );
}

/** A server with several models, or none, where no name was set. */
export function unnamedModel(server: string, models: readonly string[]): DrishtiError {
  const advice = models.length === 0 ? 'load one, or set its name' : 'set one of them';
  return new DrishtiError(
    'failed_precondition',
    `DRISHTI_OPENAI_MODEL: ${server} has ${namesOf(models)}; ${advice}`,
  );
}
