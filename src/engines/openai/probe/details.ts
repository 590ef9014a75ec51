import { z } from 'zod';
import type { Dialect } from '../options.js';
import type { Transport } from '../transport.js';
import type { ModelCard } from './modelCard.js';

/** What a server says of its model beyond its card; undefined where it says nothing. */
export interface ModelDetails {
  readonly sees?: boolean | undefined;
  readonly contextLength?: number | undefined;
  readonly kinds?: readonly string[];
}

type Details = (transport: Transport, card: ModelCard) => Promise<ModelDetails>;

const contextLength = z.number().int().positive().nullish().catch(undefined);

const llamaProps = z.object({
  default_generation_settings: z.object({ n_ctx: contextLength }).catch({}),
  model_path: z.string().catch(''),
  modalities: z.object({ vision: z.boolean() }).nullish().catch(undefined),
});

const sglangInfo = z.object({
  model_path: z.string().catch(''),
  model_type: z.string().nullish().catch(undefined),
  has_image_understanding: z.boolean().nullish().catch(undefined),
  max_context_length: contextLength,
});

/** One server may run several models, each in a process of its own, and is then told which is meant. */
const ofLlama: Details = async (transport, { id }) => {
  const path = `${transport.address.root}/props?model=${encodeURIComponent(id)}`;
  const { value } = await transport.info(path);
  const { success, data } = llamaProps.safeParse(value);
  if (!success) return {};
  const { default_generation_settings: settings, modalities, model_path } = data;
  return { sees: modalities?.vision, contextLength: settings.n_ctx ?? undefined, kinds: [model_path] };
};

/** `/get_model_info` is the same under the name that older versions know. */
const ofSglang: Details = async (transport) => {
  for (const path of ['/model_info', '/get_model_info']) {
    const { status, value } = await transport.info(transport.address.root + path);
    const { success, data } = sglangInfo.safeParse(value);
    if (status !== 200 || !success) continue;
    const { has_image_understanding, max_context_length, model_path, model_type } = data;
    return {
      sees: has_image_understanding ?? undefined,
      contextLength: max_context_length ?? undefined,
      kinds: [model_path, model_type ?? ''],
    };
  }
  return {};
};

const nothing: Details = async () => ({});

const details: Readonly<Record<Exclude<Dialect, 'ollama'>, Details>> = {
  llamacpp: ofLlama,
  sglang: ofSglang,
  vllm: nothing,
  openai: nothing,
};

/**
 * What is known of a model by its card and by the server's own endpoints.
 * @throws PassingFailure, DrishtiError when the server stops answering
 */
export async function detailsOf(
  dialect: Exclude<Dialect, 'ollama'>,
  transport: Transport,
  card: ModelCard,
): Promise<ModelDetails> {
  const own = await details[dialect](transport, card);
  return {
    sees: own.sees ?? card.architecture?.input_modalities?.includes('image'),
    contextLength: card.max_model_len ?? own.contextLength ?? card.context_length ?? undefined,
    kinds: [card.root ?? '', ...(own.kinds ?? [])],
  };
}
