import { z } from 'zod';
import { failureOf, nonsense } from '../failures.js';
import type { ServerModel } from '../serverModel.js';
import type { Transport } from '../transport.js';
import { textOnly } from './canSee.js';
import { unknownModel, unnamedModel } from './modelCard.js';

/**
 * Tokens of a context where the model's own file sets none: Ollama's default of 4096 has no room for a few pictures, and
 * what a model could have at most is more than most machines can hold.
 */
const usualContext = 16_384;

const tags = z.object({ models: z.array(z.object({ name: z.string() })) });

const shown = z.object({
  capabilities: z.array(z.string()).catch([]),
  details: z.object({ family: z.string() }).nullish().catch(undefined),
  model_info: z.record(z.string(), z.unknown()).catch({}),
  parameters: z.string().catch(''),
});

/** The models that an Ollama server has. */
export async function ollamaModels(transport: Transport): Promise<readonly string[]> {
  const { address, server } = transport;
  const info = await transport.info(`${address.root}/api/tags`);
  if (info.status !== 200) throw failureOf(info, server);
  const { success, data } = tags.safeParse(info.value);
  if (!success) throw nonsense(server, 'shows no list of models: see DRISHTI_OPENAI_URL');
  return data.models.map(({ name }) => name);
}

/**
 * What an Ollama server says of the model that was named, or of its only one.
 * @throws PassingFailure for a server that is not there; DrishtiError `model_not_found`, `failed_precondition`
 */
export async function probeOllama(transport: Transport, asked: string | undefined): Promise<ServerModel> {
  const name = asked ?? (await onlyModel(transport));
  const info = await transport.info(`${transport.address.root}/api/show`, { model: name });
  if (info.status === 404) throw unknownModel(transport.server, name, await ollamaModels(transport));
  if (info.status !== 200) throw failureOf(info, transport.server);
  const { success, data } = shown.safeParse(info.value);
  if (!success) throw nonsense(transport.server, 'says nothing of its model');
  if (!data.capabilities.includes('vision')) throw textOnly(transport, name, 'ollama');
  return {
    dialect: 'ollama',
    name,
    kinds: [data.details?.family ?? ''],
    contextLength: contextOf(data),
    thinks: data.capabilities.includes('thinking'),
  };
}

async function onlyModel(transport: Transport): Promise<string> {
  const models = await ollamaModels(transport);
  const [only] = models;
  if (only === undefined || models.length > 1) throw unnamedModel(transport.server, models);
  return only;
}

/** What is asked for with each request, so that Ollama loads the model once. */
function contextOf({ model_info, parameters }: z.output<typeof shown>): number {
  const [, set] = /^num_ctx\s+(\d{1,9})\s*$/m.exec(parameters) ?? [];
  const wanted = Number(set ?? usualContext);
  const most = Object.entries(model_info).find(([key]) => key.endsWith('.context_length'))?.[1];
  return typeof most === 'number' && most > 0 ? Math.min(most, wanted) : wanted;
}
