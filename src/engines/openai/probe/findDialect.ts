import { isObject } from '../../../schema/jsonSchema.js';
import type { Dialect } from '../options.js';
import type { Transport } from '../transport.js';
import type { ModelCard } from './modelCard.js';

/** Whom servers name as owner of their models. */
const owners: Readonly<Record<string, Dialect>> = { vllm: 'vllm', sglang: 'sglang', llamacpp: 'llamacpp' };

/** Endpoints that only one kind of server has, and what stands there. SGLang and llama.cpp have some of Ollama's as well. */
const endpoints: readonly (readonly [path: string, field: string, dialect: Dialect])[] = [
  ['/props', 'default_generation_settings', 'llamacpp'],
  ['/model_info', 'model_path', 'sglang'],
  ['/get_model_info', 'model_path', 'sglang'],
  ['/api/version', 'version', 'ollama'],
  ['/version', 'version', 'vllm'],
];

/**
 * Which server this is: by the owner of its models, else by its own endpoints.
 * @throws PassingFailure, DrishtiError when it stops answering
 */
export async function findDialect(transport: Transport, listed: readonly ModelCard[]): Promise<Dialect> {
  for (const { owned_by } of listed) {
    if (owned_by && Object.hasOwn(owners, owned_by)) return owners[owned_by] as Dialect;
  }
  for (const [path, field, dialect] of endpoints) {
    const { status, value } = await transport.info(transport.address.root + path);
    if (status === 200 && isObject(value) && field in value) return dialect;
  }
  return 'openai';
}
