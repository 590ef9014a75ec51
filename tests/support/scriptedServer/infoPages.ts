import type { Dialect } from '../../../src/engines/openai/options.js';

/** A model that a scripted server has. */
export interface ScriptedModel {
  readonly name: string;
  readonly vision: boolean;
  readonly contextLength: number;
  /** Ollama only: whether it says that it can think. */
  readonly thinking?: boolean;
}

/** Pages by path; a page may depend on what is sent to it. */
type Pages = Readonly<Record<string, (sent: Record<string, unknown>) => unknown>>;

/** What a server of a dialect says of itself; undefined for a page that it does not have. */
export function infoPage(
  dialect: Dialect,
  models: readonly ScriptedModel[],
  path: string,
  sent: Record<string, unknown>,
): unknown {
  const pages = makers[dialect](models);
  return Object.hasOwn(pages, path) ? pages[path]?.(sent) : undefined;
}

const list = (data: readonly object[]) => () => ({ object: 'list', data });
const card = (name: string, owner: string) => ({ id: name, object: 'model', created: 1, owned_by: owner });

const makers: Readonly<Record<Dialect, (models: readonly ScriptedModel[]) => Pages>> = {
  vllm: (models) => ({
    '/version': () => ({ version: '0.26.0' }),
    '/v1/models': list(
      models.map(({ name, contextLength }) => ({
        ...card(name, 'vllm'),
        root: name,
        parent: null,
        max_model_len: contextLength,
      })),
    ),
  }),
  sglang: (models) => ({
    '/v1/models': list(
      models.map(({ name, contextLength }) => ({
        ...card(name, 'sglang'),
        root: name,
        max_model_len: contextLength,
      })),
    ),
    '/model_info': () => ({
      model_path: models[0]?.name,
      is_generation: true,
      has_image_understanding: models[0]?.vision,
      model_type: 'qwen3_vl',
    }),
    // SGLang has this page of Ollama's too.
    '/api/tags': () => ({ models: models.map(({ name }) => ({ name })) }),
  }),
  llamacpp: (models) => ({
    '/v1/models': list(
      models.map(({ name }) => ({ ...card(`../models/${name}.gguf`, 'llamacpp'), meta: null })),
    ),
    '/props': () => ({
      default_generation_settings: { n_ctx: models[0]?.contextLength },
      total_slots: 1,
      model_path: `../models/${models[0]?.name}.gguf`,
      modalities: { vision: models[0]?.vision, audio: false },
    }),
  }),
  ollama: (models) => ({
    '/api/version': () => ({ version: '0.40.0' }),
    '/api/tags': () => ({ models: models.map(({ name }) => ({ name, model: name, size: 1 })) }),
    '/v1/models': list(models.map(({ name }) => card(name, 'library'))),
    '/api/show': ({ model }) => {
      const found = models.find(({ name }) => name === model || name === `${model}:latest`);
      return found && ollamaDetails(found);
    },
  }),
  openai: (models) => ({ '/v1/models': list(models.map(({ name }) => card(name, 'someone'))) }),
};

function ollamaDetails({ vision, thinking, contextLength }: ScriptedModel): object {
  return {
    details: { family: 'qwen3vl' },
    model_info: { 'general.architecture': 'qwen3vl', 'qwen3vl.context_length': contextLength },
    parameters: 'temperature                    1\ntop_k                          20',
    capabilities: ['completion', ...(vision ? ['vision'] : []), ...(thinking ? ['thinking'] : [])],
  };
}
