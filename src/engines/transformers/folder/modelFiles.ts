import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelFolderError } from './modelFolderError.js';

/** An object of JSON that others wrote: nothing of it is known to be there. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The small files of a model's folder, read. */
export interface ModelFiles {
  readonly folder: string;
  readonly config: JsonObject;
  /** Empty when the folder has none. */
  readonly generation: JsonObject;
  /** How pictures are prepared; empty when the folder does not say. */
  readonly preprocessor: JsonObject;
  readonly tokenizer: JsonObject;
  readonly tokenizerConfig: JsonObject;
  /** The template of conversations (Jinja), when there is one. */
  readonly chatTemplate: string | undefined;
}

/** @throws ModelFolderError naming a file that is missing or is no JSON */
export async function readModelFiles(folder: string): Promise<ModelFiles> {
  const required = (name: string) => readObject(folder, name, true);
  const optional = (name: string) => readObject(folder, name, false);
  const tokenizerConfig = await required('tokenizer_config.json');
  return {
    folder,
    config: await required('config.json'),
    generation: await optional('generation_config.json'),
    preprocessor: await optional('preprocessor_config.json'),
    tokenizer: await required('tokenizer.json'),
    tokenizerConfig,
    chatTemplate: await readChatTemplate(folder, tokenizerConfig),
  };
}

/** @throws ModelFolderError when there is none or it is no JSON */
export function readConfig(folder: string): Promise<JsonObject> {
  return readObject(folder, 'config.json', true);
}

async function readObject(folder: string, name: string, required: boolean): Promise<JsonObject> {
  const text = await readText(folder, name);
  if (text === undefined && !required) return {};
  if (text === undefined) throw new ModelFolderError(`${name} is missing`);
  const value = parseJson(text, name);
  if (isJsonObject(value)) return value;
  throw new ModelFolderError(`${name} holds no object`);
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelFolderError(`${name} is no JSON: ${(cause as Error).message}`, { cause });
  }
}

async function readText(folder: string, name: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new ModelFolderError(`${name} cannot be read (${code})`, { cause });
  }
}

/** A file of its own goes before what the tokenizer's configuration says, as newer folders have both. */
async function readChatTemplate(folder: string, config: JsonObject): Promise<string | undefined> {
  const own = await readText(folder, 'chat_template.jinja');
  if (own !== undefined) return own;
  const { chat_template: inFile } = await readObject(folder, 'chat_template.json', false);
  return templateOf(inFile) ?? templateOf(config['chat_template']);
}

/** A template, or the one called `default` of a list of them. */
function templateOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return undefined;
  const found = value.find((entry) => isJsonObject(entry) && entry['name'] === 'default');
  return typeof found?.template === 'string' ? found.template : undefined;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
