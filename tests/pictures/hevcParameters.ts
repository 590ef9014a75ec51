import { BitWriter } from './bitWriter.js';

/** What the parameter sets of HEVC say of a picture. */
export interface HevcFormat {
  readonly width: number;
  readonly height: number;
  /** How much smaller the chroma planes are: "4:4:4" not, "4:2:0" by half each way, "4:0:0" there are none. */
  readonly chroma: '4:4:4' | '4:2:0' | '4:0:0';
  readonly bitDepth: 8 | 10;
}

/** Side of a coding unit: the largest that may hold plain samples, and here also the smallest unit there is. */
export const unit = 32;
const log2Unit = Math.log2(unit);

export const chromaFormat = { '4:0:0': 0, '4:2:0': 1, '4:4:4': 3 } as const;

/** profile_tier_level (ITU-T H.265 §7.3.3): the format range extensions, which know every chroma, at the highest level. */
export function profileTierLevel(): Buffer {
  const rangeExtensions = 4;
  return new BitWriter()
    .fields(
      ['general_profile_space and general_tier_flag', 3, 0],
      ['general_profile_idc', 5, rangeExtensions],
      ['general_profile_compatibility_flags', 32, 2 ** (31 - rangeExtensions)],
      ['general_progressive_source_flag', 1, 1],
      ['general_interlaced_source_flag', 1, 0],
      ['general_non_packed_constraint_flag', 1, 0],
      ['general_frame_only_constraint_flag', 1, 1],
      ['no further constraints', 44, 0],
      ['general_level_idc', 8, 186],
    )
    .finish();
}

/** video_parameter_set_rbsp (§7.3.2.1) */
export function videoParameters(): Buffer {
  return new BitWriter()
    .fields(
      ['vps_video_parameter_set_id', 4, 0],
      ['vps_base_layer_internal_flag', 1, 1],
      ['vps_base_layer_available_flag', 1, 1],
      ['vps_max_layers_minus1', 6, 0],
      ['vps_max_sub_layers_minus1', 3, 0],
      ['vps_temporal_id_nesting_flag', 1, 1],
      ['vps_reserved_0xffff_16bits', 16, 0xffff],
    )
    .bytes(profileTierLevel())
    .fields(
      ['vps_sub_layer_ordering_info_present_flag', 1, 0],
      ['vps_max_dec_pic_buffering_minus1', 'ue', 0],
      ['vps_max_num_reorder_pics', 'ue', 0],
      ['vps_max_latency_increase_plus1', 'ue', 0],
      ['vps_max_layer_id', 6, 0],
      ['vps_num_layer_sets_minus1', 'ue', 0],
      ['vps_timing_info_present_flag', 1, 0],
      ['vps_extension_flag', 1, 0],
    )
    .stop()
    .finish();
}

/** seq_parameter_set_rbsp (§7.3.2.2) */
export function sequenceParameters({ width, height, chroma, bitDepth }: HevcFormat): Buffer {
  const padded = (side: number) => Math.ceil(side / unit) * unit;
  const step = chroma === '4:2:0' ? 2 : 1;
  const bits = new BitWriter()
    .fields(
      ['sps_video_parameter_set_id', 4, 0],
      ['sps_max_sub_layers_minus1', 3, 0],
      ['sps_temporal_id_nesting_flag', 1, 1],
    )
    .bytes(profileTierLevel())
    .fields(['sps_seq_parameter_set_id', 'ue', 0], ['chroma_format_idc', 'ue', chromaFormat[chroma]]);
  if (chroma === '4:4:4') bits.fields(['separate_colour_plane_flag', 1, 0]);
  return bits
    .fields(
      ['pic_width_in_luma_samples', 'ue', padded(width)],
      ['pic_height_in_luma_samples', 'ue', padded(height)],
      ['conformance_window_flag', 1, 1],
      ['conf_win_left_offset', 'ue', 0],
      ['conf_win_right_offset', 'ue', (padded(width) - width) / step],
      ['conf_win_top_offset', 'ue', 0],
      ['conf_win_bottom_offset', 'ue', (padded(height) - height) / step],
      ['bit_depth_luma_minus8', 'ue', bitDepth - 8],
      ['bit_depth_chroma_minus8', 'ue', bitDepth - 8],
      ['log2_max_pic_order_cnt_lsb_minus4', 'ue', 0],
      ['sps_sub_layer_ordering_info_present_flag', 1, 0],
      ['sps_max_dec_pic_buffering_minus1', 'ue', 0],
      ['sps_max_num_reorder_pics', 'ue', 0],
      ['sps_max_latency_increase_plus1', 'ue', 0],
      ['log2_min_luma_coding_block_size_minus3', 'ue', log2Unit - 3],
      ['log2_diff_max_min_luma_coding_block_size', 'ue', 0],
      ['log2_min_luma_transform_block_size_minus2', 'ue', 0],
      ['log2_diff_max_min_luma_transform_block_size', 'ue', log2Unit - 2],
      ['max_transform_hierarchy_depth_inter', 'ue', 0],
      ['max_transform_hierarchy_depth_intra', 'ue', 0],
      ['scaling_list_enabled_flag', 1, 0],
      ['amp_enabled_flag', 1, 0],
      ['sample_adaptive_offset_enabled_flag', 1, 0],
      ['pcm_enabled_flag', 1, 1],
      ['pcm_sample_bit_depth_luma_minus1', 4, bitDepth - 1],
      ['pcm_sample_bit_depth_chroma_minus1', 4, bitDepth - 1],
      ['log2_min_pcm_luma_coding_block_size_minus3', 'ue', log2Unit - 3],
      ['log2_diff_max_min_pcm_luma_coding_block_size', 'ue', 0],
      ['pcm_loop_filter_disabled_flag', 1, 1],
      ['num_short_term_ref_pic_sets', 'ue', 0],
      ['long_term_ref_pics_present_flag', 1, 0],
      ['sps_temporal_mvp_enabled_flag', 1, 0],
      ['strong_intra_smoothing_enabled_flag', 1, 0],
      ['vui_parameters_present_flag', 1, 0],
      ['sps_extension_present_flag', 1, 0],
    )
    .stop()
    .finish();
}

/** pic_parameter_set_rbsp (§7.3.2.3): nothing optional is used, and no filter smooths the samples. */
export function pictureParameters(): Buffer {
  return new BitWriter()
    .fields(
      ['pps_pic_parameter_set_id', 'ue', 0],
      ['pps_seq_parameter_set_id', 'ue', 0],
      ['dependent_slice_segments_enabled_flag', 1, 0],
      ['output_flag_present_flag', 1, 0],
      ['num_extra_slice_header_bits', 3, 0],
      ['sign_data_hiding_enabled_flag', 1, 0],
      ['cabac_init_present_flag', 1, 0],
      ['num_ref_idx_l0_default_active_minus1', 'ue', 0],
      ['num_ref_idx_l1_default_active_minus1', 'ue', 0],
      ['init_qp_minus26', 'ue', 0],
      ['constrained_intra_pred_flag', 1, 0],
      ['transform_skip_enabled_flag', 1, 0],
      ['cu_qp_delta_enabled_flag', 1, 0],
      ['pps_cb_qp_offset', 'ue', 0],
      ['pps_cr_qp_offset', 'ue', 0],
      ['pps_slice_chroma_qp_offsets_present_flag', 1, 0],
      ['weighted_pred_flag', 1, 0],
      ['weighted_bipred_flag', 1, 0],
      ['transquant_bypass_enabled_flag', 1, 0],
      ['tiles_enabled_flag', 1, 0],
      ['entropy_coding_sync_enabled_flag', 1, 0],
      ['pps_loop_filter_across_slices_enabled_flag', 1, 0],
      ['deblocking_filter_control_present_flag', 1, 1],
      ['deblocking_filter_override_enabled_flag', 1, 0],
      ['pps_deblocking_filter_disabled_flag', 1, 1],
      ['pps_scaling_list_data_present_flag', 1, 0],
      ['lists_modification_present_flag', 1, 0],
      ['log2_parallel_merge_level_minus2', 'ue', 0],
      ['slice_segment_header_extension_present_flag', 1, 0],
      ['pps_extension_present_flag', 1, 0],
    )
    .stop()
    .finish();
}
