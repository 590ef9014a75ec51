import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files of a model by their paths in its folder: objects are written as JSON. */
export type ModelFolderFiles = Readonly<Record<string, Uint8Array | object>>;

/** Writes a model's folder in the layout of transformers.js. */
export async function writeModel(folder: string, files: ModelFolderFiles): Promise<string> {
  await mkdir(join(folder, 'onnx'), { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    const bytes = content instanceof Uint8Array ? content : JSON.stringify(content);
    await writeFile(join(folder, path), bytes);
  }
  return folder;
}

/** A preprocessor_config.json that leaves values at 0…1. */
export function preprocessor(type: string, size: object, more: object = {}): object {
  return {
    image_processor_type: type,
    size,
    do_resize: true,
    do_rescale: true,
    do_normalize: false,
    ...more,
  };
}

/** A tokenizer of whole words: `[CLS]`, the words and `[SEP]`, with what is unknown as `[UNK]`. */
export function wordTokenizer(words: readonly string[]): ModelFolderFiles {
  const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', ...words];
  const vocab = Object.fromEntries(vocabulary.map((word, i) => [word, i]));
  const special = (word: string) => ({ id: vocab[word], content: word, special: true, normalized: false });
  const token = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  return {
    'tokenizer.json': {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: ['[PAD]', '[UNK]', '[CLS]', '[SEP]'].map(special),
      normalizer: { type: 'Lowercase' },
      pre_tokenizer: { type: 'BertPreTokenizer' },
      post_processor: {
        type: 'TemplateProcessing',
        single: [token('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, token('[SEP]')],
        pair: [token('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, token('[SEP]')],
        special_tokens: Object.fromEntries(
          ['[CLS]', '[SEP]'].map((id) => [id, { id, ids: [vocab[id]], tokens: [id] }]),
        ),
      },
      decoder: null,
      model: { type: 'WordLevel', vocab, unk_token: '[UNK]' },
    },
    'tokenizer_config.json': {
      tokenizer_class: 'BertTokenizer',
      pad_token: '[PAD]',
      unk_token: '[UNK]',
      cls_token: '[CLS]',
      sep_token: '[SEP]',
      model_max_length: 512,
    },
  };
}
