import { architectureOf } from '../architectures/architectures.js';
import { contextLengthOf } from '../folder/contextLength.js';
import { countsField, objectField } from '../folder/field.js';
import { openGraph } from '../folder/graph.js';
import { findGraphFile } from '../folder/graphFile.js';
import { type ModelFiles, readModelFiles } from '../folder/modelFiles.js';
import { preferFixed } from '../graphs/fixedDecoder.js';
import { Constraints } from '../loop/constraints.js';
import type { LoadedModel, ThinkingTokens } from '../loop/loadedModel.js';
import type { LoadOptions } from '../process/protocol.js';
import { Sampler } from '../sampling/sampler.js';
import { type ChatTemplate, chatTemplateOf } from '../text/chatTemplate.js';
import { constructTokenizer, type TextTokenizer, textTokenizerOf } from '../text/textTokenizer.js';

export interface Loaded {
  readonly model: LoadedModel;
  /** Weights of each graph. */
  readonly dtypes: Readonly<Record<string, string>>;
}

/** @throws ModelFolderError for what is wrong with the folder */
export async function loadModel(options: LoadOptions): Promise<Loaded> {
  const files = await readModelFiles(options.folder);
  const architecture = architectureOf(files.config);
  const library = constructTokenizer(files);
  const tokenizer = textTokenizerOf(library, files);
  const template = files.chatTemplate === undefined ? undefined : chatTemplateOf(library, files.chatTemplate);
  const contextLength = contextLengthOf(files.config, options.contextLength);
  const dtypes: Record<string, string> = {};
  const open = async (name: string) => {
    const file = await findGraphFile(options.folder, name, options.dtype, options.device);
    dtypes[name] = file.dtype;
    return openGraph({ ...file, path: await preferFixed(file.path) }, options);
  };
  const { memory } = options;
  const runnable = await architecture.open({ files, tokenizer, template, contextLength, memory, open });
  const endTokens = endTokensOf(files, tokenizer);
  const model: LoadedModel = {
    runnable,
    tokenizer,
    endTokens: new Set(endTokens),
    contextLength,
    generation: files.generation,
    ...thinkingOf(tokenizer, template),
    sampler: new Sampler(tokenizer.bytes.length),
    constraints: new Constraints(tokenizer.bytes, endTokens),
  };
  return { model, dtypes };
}

/** Every file that names one is believed. */
function endTokensOf(
  { config, generation, tokenizerConfig }: ModelFiles,
  tokenizer: TextTokenizer,
): number[] {
  const objects = [generation, config, objectField(config, 'text_config')];
  const ids = objects.flatMap((object) => countsField(object, 'eos_token_id'));
  const name = tokenizerConfig['eos_token'];
  const named = typeof name === 'string' ? tokenizer.idOf(name) : undefined;
  return [...new Set(named === undefined ? ids : [...ids, named])];
}

function thinkingOf(
  tokenizer: TextTokenizer,
  template: ChatTemplate | undefined,
): Pick<LoadedModel, 'thinking' | 'thinkingCanBeChosen'> {
  const thinking = thinkingTokensOf(tokenizer);
  return { thinking, thinkingCanBeChosen: thinking !== undefined && template?.knowsThinking === true };
}

function thinkingTokensOf(tokenizer: TextTokenizer): ThinkingTokens | undefined {
  const [open, close] = [tokenizer.idOf('<think>'), tokenizer.idOf('</think>')];
  if (open === undefined || close === undefined) return undefined;
  return { open, close, closing: tokenizer.encode('\n</think>\n\n') };
}
