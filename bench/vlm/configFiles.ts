import { type Dimensions, layerTypes, mergeSize, patchSize } from './dimensions.js';
import { specialTokens, tokenizerFor } from './tokenizer.js';

/** The files of the layout beside the graphs, by name. */
export function configFiles(dimensions: Dimensions): Record<string, object> {
  const { tokenizer, config } = tokenizerFor(dimensions);
  const { end, endOfTurn } = specialTokens(dimensions);
  return {
    'config.json': modelConfig(dimensions),
    'generation_config.json': { eos_token_id: [endOfTurn, end], pad_token_id: end, do_sample: false },
    'preprocessor_config.json': preprocessor,
    'tokenizer.json': tokenizer,
    'tokenizer_config.json': config,
  };
}

const preprocessor = {
  image_processor_type: 'Qwen2VLImageProcessorFast',
  processor_class: 'Qwen3VLProcessor',
  patch_size: patchSize,
  temporal_patch_size: 2,
  merge_size: mergeSize,
  size: { shortest_edge: 65_536, longest_edge: 16_777_216 },
  do_resize: true,
  do_rescale: true,
  rescale_factor: 1 / 255,
  do_normalize: true,
  do_convert_rgb: true,
  image_mean: [0.5, 0.5, 0.5],
  image_std: [0.5, 0.5, 0.5],
  resample: 3,
};

function modelConfig(dimensions: Dimensions): object {
  const special = specialTokens(dimensions);
  return {
    architectures: ['Qwen3_5ForConditionalGeneration'],
    model_type: 'qwen3_5',
    image_token_id: special.image,
    video_token_id: special.video,
    vision_start_token_id: special.visionStart,
    vision_end_token_id: special.visionEnd,
    tie_word_embeddings: true,
    text_config: textConfig(dimensions),
    vision_config: visionConfig(dimensions),
    'transformers.js_config': { use_external_data_format: true },
  };
}

function textConfig(dimensions: Dimensions): object {
  const { attention, linear, rotary } = dimensions;
  return {
    model_type: 'qwen3_5_text',
    vocab_size: dimensions.vocabulary,
    hidden_size: dimensions.hidden,
    intermediate_size: dimensions.feedForward,
    num_hidden_layers: dimensions.layers,
    num_attention_heads: attention.heads,
    num_key_value_heads: attention.keyHeads,
    head_dim: attention.headSize,
    layer_types: layerTypes(dimensions),
    full_attention_interval: 4,
    linear_num_key_heads: linear.heads,
    linear_num_value_heads: linear.heads,
    linear_key_head_dim: linear.headSize,
    linear_value_head_dim: linear.headSize,
    linear_conv_kernel_dim: linear.kernel,
    rope_parameters: {
      rope_theta: rotary.base,
      partial_rotary_factor: rotary.size / attention.headSize,
      mrope_section: rotary.sections,
      mrope_interleaved: true,
    },
    max_position_embeddings: 262_144,
    eos_token_id: specialTokens(dimensions).end,
  };
}

function visionConfig({ vision, hidden }: Dimensions): object {
  return {
    model_type: 'qwen3_5',
    depth: vision.depth,
    hidden_size: vision.hidden,
    num_heads: vision.heads,
    intermediate_size: vision.feedForward,
    num_position_embeddings: vision.positions,
    out_hidden_size: hidden,
    patch_size: patchSize,
    temporal_patch_size: 2,
    spatial_merge_size: mergeSize,
    in_channels: 3,
    deepstack_visual_indexes: [],
  };
}
