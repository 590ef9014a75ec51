import { byteAlphabet } from '../../src/engines/transformers/text/byteAlphabet.js';
import type { ModelFolderFiles } from '../specialists/folders.js';

/** A tokenizer of bytes, with special tokens after them. */
export interface ByteTokenizer {
  readonly files: ModelFolderFiles;
  readonly size: number;
  idOf(special: string): number;
}

/** @param template of conversations (Jinja) */
export function byteTokenizer(special: readonly string[], template?: string): ByteTokenizer {
  const letters = [...byteAlphabet()].sort(([, a], [, b]) => a - b).map(([letter]) => letter);
  const vocab = Object.fromEntries([...letters, ...special].map((token, id) => [token, id]));
  const addedTokens = special.map((content) => ({
    id: vocab[content],
    content,
    special: true,
    normalized: false,
    single_word: false,
    lstrip: false,
    rstrip: false,
  }));
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
  return {
    size: letters.length + special.length,
    idOf: (name) => vocab[name]!,
    files: {
      'tokenizer.json': {
        version: '1.0',
        truncation: null,
        padding: null,
        added_tokens: addedTokens,
        normalizer: null,
        pre_tokenizer: byteLevel,
        post_processor: null,
        decoder: byteLevel,
        model: { type: 'BPE', vocab, merges: [] },
      },
      'tokenizer_config.json': {
        tokenizer_class: 'GPT2Tokenizer',
        ...(template !== undefined && { chat_template: template }),
      },
    },
  };
}
