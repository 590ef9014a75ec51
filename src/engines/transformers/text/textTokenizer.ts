import { PreTrainedTokenizer } from '@huggingface/transformers';
import type { ModelFiles } from '../folder/modelFiles.js';
import { ModelFolderError } from '../folder/modelFolderError.js';
import { tokenReader } from './tokenBytes.js';

/** Text to tokens and back to bytes. */
export interface TextTokenizer {
  /** Names of control tokens in the text become these tokens; none is added. */
  encode(text: string): number[];
  /** Id of a token by its exact name. */
  idOf(token: string): number | undefined;
  /** Names of the tokens that are no text of their own, such as `<|im_end|>` and `<think>`. */
  readonly controlTokens: readonly string[];
  /**
   * What each token stands for, by its id; undefined for control tokens, but those of places in a picture, and for ids
   * without a token.
   */
  readonly bytes: readonly (Uint8Array | undefined)[];
}

/** Tokens in which models write where something is in a picture: answers say them as they are named. */
const placeToken = /^<loc_?\d+>$/;

/** @throws ModelFolderError for tokens that cannot be read as bytes */
export function textTokenizerOf(
  tokenizer: PreTrainedTokenizer,
  { tokenizer: json }: ModelFiles,
): TextTokenizer {
  const added = [...tokenizer._tokenizer.get_added_tokens_decoder().values()];
  const silent = added.filter(({ content }) => !placeToken.test(content));
  return {
    encode: (text) => (text === '' ? [] : encode(tokenizer, text)),
    idOf: (token) => tokenizer._tokenizer.token_to_id(token),
    controlTokens: added.map(({ content }) => content),
    bytes: bytesById(tokenizer.get_vocab(), new Set(silent.map(({ id }) => id)), tokenReader(json)),
  };
}

/** @throws ModelFolderError for a tokenizer.json that the library cannot use */
export function constructTokenizer({ tokenizer, tokenizerConfig }: ModelFiles): PreTrainedTokenizer {
  try {
    return new PreTrainedTokenizer(tokenizer, tokenizerConfig);
  } catch (cause) {
    throw new ModelFolderError(`tokenizer.json cannot be used: ${(cause as Error).message}`, { cause });
  }
}

function encode(tokenizer: PreTrainedTokenizer, text: string): number[] {
  return tokenizer(text, { add_special_tokens: false, return_tensor: false }).input_ids as number[];
}

function bytesById(
  vocabulary: ReadonlyMap<string, number>,
  added: ReadonlySet<number>,
  bytesOf: (token: string) => Uint8Array | undefined,
): (Uint8Array | undefined)[] {
  const bytes: (Uint8Array | undefined)[] = [];
  for (const [token, id] of vocabulary) bytes[id] = added.has(id) ? undefined : bytesOf(token);
  return Array.from(bytes);
}
