import type { ModelFolderFiles } from '../specialists/folders.js';
import { byteTokenizer } from './byteTokenizer.js';
import { encoderGraph, florenceVisionGraph, mergedDecoderGraph } from './florenceGraphs.js';
import { decoderGraph, embedGraph, patchEncoderGraph, tileEncoderGraph, width } from './graphs.js';

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** A name for each place of a grid. */
function places(side: number, nameOf: (row: number, column: number) => string): string[] {
  return upTo(side).flatMap((row) => upTo(side).map((column) => nameOf(row, column)));
}

const normalised = { do_rescale: true, rescale_factor: 1 / 255, do_normalize: true };
const mean = { image_mean: [0.5, 0.5, 0.5], image_std: [0.5, 0.5, 0.5] };

/** A conversation in the way of ChatML, whose contents are lists of parts. */
const listTemplate =
  "<|im_start|>{% for message in messages %}{{ message['role'] }}:{% for part in message['content'] %}{% if part['type'] == 'image' %}<image>{% else %}{{ part['text'] }}{% endif %}{% endfor %}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}assistant:{% endif %}";

/** The same, whose contents may be texts. */
const textTemplate = listTemplate
  .replace(
    '{% for part in',
    "{% if message['content'] is string %}{{ message['content'] }}{% else %}{% for part in",
  )
  .replace('{% endfor %}<|im_end|>', '{% endfor %}{% endif %}<|im_end|>');

/** What the library makes empty caches from. */
const oneLayer = {
  num_hidden_layers: 1,
  num_attention_heads: 1,
  num_key_value_heads: 1,
  hidden_size: width,
  head_dim: width,
};

/** Four features a tile of 64 pixels, at most four tiles to a side. */
export function smolVlmFolder(): ModelFolderFiles {
  const special = ['<image>', '<fake_token_around_image>', '<global-img>', '<|im_start|>', '<|im_end|>'];
  const tokenizer = byteTokenizer(
    [...special, ...places(4, (row, column) => `<row_${row}_col_${column}>`)],
    listTemplate,
  );
  return {
    ...tokenizer.files,
    'config.json': {
      model_type: 'smolvlm',
      image_token_id: tokenizer.idOf('<image>'),
      scale_factor: 2,
      vision_config: { patch_size: 16, image_size: 64 },
      text_config: { model_type: 'llama', ...oneLayer },
      eos_token_id: tokenizer.idOf('<|im_end|>'),
    },
    'processor_config.json': { processor_class: 'Idefics3Processor', image_seq_len: 4 },
    'preprocessor_config.json': {
      image_processor_type: 'Idefics3ImageProcessor',
      processor_class: 'Idefics3Processor',
      do_resize: true,
      size: { longest_edge: 256 },
      max_image_size: { longest_edge: 64 },
      do_image_splitting: true,
      ...normalised,
      ...mean,
    },
    'onnx/embed_tokens.onnx': embedGraph(tokenizer.size),
    'onnx/vision_encoder.onnx': tileEncoderGraph(32),
    'onnx/decoder_model_merged.onnx': decoderGraph(tokenizer.size),
  };
}

/** Features of 32 pixels to a side, tiles of 64 pixels, and a decoder with the state of a convolution. */
export function lfm2VlFolder(): ModelFolderFiles {
  const special = [
    '<image>',
    '<|image_start|>',
    '<|image_end|>',
    '<|img_thumbnail|>',
    '<|im_start|>',
    '<|im_end|>',
  ];
  const tokenizer = byteTokenizer(
    [...special, ...places(10, (row, column) => `<|img_row_${row}_col_${column}|>`)],
    textTemplate,
  );
  return {
    ...tokenizer.files,
    'config.json': {
      model_type: 'lfm2_vl',
      image_token_id: tokenizer.idOf('<image>'),
      text_config: {
        model_type: 'lfm2',
        ...oneLayer,
        layer_types: ['full_attention', 'conv'],
        conv_L_cache: 3,
      },
      eos_token_id: tokenizer.idOf('<|im_end|>'),
    },
    'processor_config.json': { processor_class: 'Lfm2VlProcessor' },
    'preprocessor_config.json': {
      image_processor_type: 'Lfm2VlImageProcessorFast',
      processor_class: 'Lfm2VlProcessor',
      do_resize: false,
      downsample_factor: 2,
      encoder_patch_size: 16,
      tile_size: 64,
      min_tiles: 2,
      max_tiles: 10,
      min_image_tokens: 4,
      max_image_tokens: 16,
      max_pixels_tolerance: 2,
      use_thumbnail: true,
      ...normalised,
      ...mean,
    },
    'onnx/embed_tokens.onnx': embedGraph(tokenizer.size),
    'onnx/vision_encoder.onnx': patchEncoderGraph(16),
    'onnx/decoder_model_merged.onnx': decoderGraph(tokenizer.size, true),
  };
}

/** Pictures of 32 pixels to a side in four features, and an encoder. */
export function florenceFolder(): ModelFolderFiles {
  const locations = Array.from({ length: 1000 }, (_, i) => `<loc_${i}>`);
  const tokenizer = byteTokenizer(['<s>', '<pad>', '</s>', '<unk>', '<od>', ...locations]);
  const text = {
    model_type: 'florence2_language',
    d_model: width,
    decoder_layers: 1,
    decoder_attention_heads: 1,
    encoder_layers: 1,
    encoder_attention_heads: 1,
  };
  const ids = {
    bos_token_id: tokenizer.idOf('<s>'),
    pad_token_id: tokenizer.idOf('<pad>'),
    eos_token_id: tokenizer.idOf('</s>'),
    decoder_start_token_id: tokenizer.idOf('</s>'),
    forced_bos_token_id: tokenizer.idOf('<s>'),
  };
  return {
    ...tokenizer.files,
    'tokenizer.json': withEnds(tokenizer.files['tokenizer.json']!, ids),
    'config.json': {
      model_type: 'florence2',
      is_encoder_decoder: true,
      text_config: { ...text, ...ids },
      ...ids,
    },
    'generation_config.json': ids,
    'processor_config.json': { processor_class: 'Florence2Processor' },
    'preprocessor_config.json': {
      image_processor_type: 'CLIPImageProcessor',
      processor_class: 'Florence2Processor',
      do_resize: true,
      do_center_crop: false,
      size: { height: 32, width: 32 },
      crop_size: { height: 32, width: 32 },
      resample: 3,
      ...normalised,
      ...mean,
      task_prompts_without_inputs: {
        '<OD>': 'Locate the objects with category name in the image.',
        '<CAPTION>': 'What does the image describe?',
      },
      task_prompts_with_input: {
        '<CAPTION_TO_PHRASE_GROUNDING>': 'Locate the phrases in the caption: {input}',
        '<REGION_TO_CATEGORY>': 'What is the region {input}?',
      },
    },
    'onnx/embed_tokens.onnx': embedGraph(tokenizer.size),
    'onnx/vision_encoder.onnx': florenceVisionGraph(),
    'onnx/encoder_model.onnx': encoderGraph(),
    'onnx/decoder_model_merged.onnx': mergedDecoderGraph(tokenizer.size),
  };
}

/** A tokenizer.json whose texts begin and end with a token. */
function withEnds(tokenizer: object, ids: { bos_token_id: number; eos_token_id: number }): object {
  const token = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  return {
    ...tokenizer,
    post_processor: {
      type: 'TemplateProcessing',
      single: [token('<s>'), { Sequence: { id: 'A', type_id: 0 } }, token('</s>')],
      pair: [token('<s>'), { Sequence: { id: 'A', type_id: 0 } }, token('</s>')],
      special_tokens: {
        '<s>': { id: '<s>', ids: [ids.bos_token_id], tokens: ['<s>'] },
        '</s>': { id: '</s>', ids: [ids.eos_token_id], tokens: ['</s>'] },
      },
    },
  };
}
