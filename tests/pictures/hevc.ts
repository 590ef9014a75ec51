import { BitWriter } from './bitWriter.js';
import {
  chromaFormat,
  type HevcFormat,
  pictureParameters,
  profileTierLevel,
  sequenceParameters,
  unit,
  videoParameters,
} from './hevcParameters.js';
import { uint } from './isoBoxes.js';

/** Sample planes of one picture: luma, then none or two of chroma, row by row. */
export interface Planes extends HevcFormat {
  readonly planes: readonly ArrayLike<number>[];
}

/** A still picture in HEVC as a HEIF file stores it. */
export interface HevcPicture {
  /** The decoder configuration record, content of the box "hvcC". */
  readonly configuration: Buffer;
  /** The slices, each behind its length in four bytes. */
  readonly data: Buffer;
}

/** Types of network abstraction layer units (ITU-T H.265 table 7-1); a slice is one of a picture that stands alone. */
const unitTypes = { slice: 20, video: 32, sequence: 33, picture: 34 } as const;

/**
 * Writes a picture without loss: every coding unit holds its plain samples (pcm_sample, §7.3.8.7). Each unit is a
 * slice of its own, so that the arithmetic coder starts afresh in each and the few bits it has to write are always
 * the same.
 */
export function writeHevc(picture: Planes): HevcPicture {
  const sets = [
    networkUnit('video', videoParameters()),
    networkUnit('sequence', sequenceParameters(picture)),
    networkUnit('picture', pictureParameters()),
  ];
  const columns = Math.ceil(picture.width / unit);
  const count = columns * Math.ceil(picture.height / unit);
  const slices = Array.from({ length: count }, (_, i) =>
    networkUnit('slice', slice(picture, i, count, columns)),
  );
  const data = Buffer.concat(slices.flatMap((bytes) => [uint(bytes.length, 4), bytes]));
  return { configuration: configurationRecord(picture, sets), data };
}

/** §7.3.1: a header, then the payload, in which no three bytes may look like the start of a unit. */
function networkUnit(type: keyof typeof unitTypes, payload: Buffer): Buffer {
  const bytes = [unitTypes[type] << 1, 1];
  let zeros = 0;
  for (const byte of payload) {
    if (zeros >= 2 && byte <= 3) {
      bytes.push(3);
      zeros = 0;
    }
    bytes.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Buffer.from(bytes);
}

/** slice_segment_layer_rbsp (§7.3.2.9) with a single coding unit. */
function slice(picture: Planes, index: number, count: number, columns: number): Buffer {
  const intra = 2;
  const bits = new BitWriter().fields(
    ['first_slice_segment_in_pic_flag', 1, Number(index === 0)],
    ['no_output_of_prior_pics_flag', 1, 0],
    ['slice_pic_parameter_set_id', 'ue', 0],
  );
  if (index > 0) bits.fields(['slice_segment_address', Math.ceil(Math.log2(count)), index]);
  bits.fields(['slice_type', 'ue', intra], ['slice_qp_delta', 'ue', 0]).stop();
  // What the arithmetic coder of §9.3 makes, from its start, of part_mode = 2N×2N (the likelier value, in the first
  // state of its context) and pcm_flag = 1; later of end_of_slice_segment_flag = 1, whose last bit is the stop bit.
  bits.bits(0b100001101, 9).zerosToByte();
  writeSamples(bits, picture, (index % columns) * unit, Math.floor(index / columns) * unit);
  return bits.zerosToByte().bits(0b111111101, 9).finish();
}

/** pcm_sample (§7.3.8.7); outside of the picture its edge is repeated. */
function writeSamples(bits: BitWriter, picture: Planes, x0: number, y0: number): void {
  picture.planes.forEach((plane, i) => {
    const step = i > 0 && picture.chroma === '4:2:0' ? 2 : 1;
    const [width, height] = [Math.ceil(picture.width / step), Math.ceil(picture.height / step)];
    for (let y = y0 / step; y < (y0 + unit) / step; y++) {
      for (let x = x0 / step; x < (x0 + unit) / step; x++) {
        bits.bits(plane[Math.min(y, height - 1) * width + Math.min(x, width - 1)]!, picture.bitDepth);
      }
    }
  });
}

/** HEVCDecoderConfigurationRecord (ISO/IEC 14496-15 §8.3.3.1); reserved bits are ones. */
function configurationRecord({ chroma, bitDepth }: HevcFormat, sets: readonly Buffer[]): Buffer {
  const bits = new BitWriter()
    .fields(['configurationVersion', 8, 1])
    .bytes(profileTierLevel())
    .fields(
      ['min_spatial_segmentation_idc', 16, 0xf000],
      ['parallelismType', 8, 0xfc],
      ['chroma_format_idc', 8, 0xfc | chromaFormat[chroma]],
      ['bit_depth_luma_minus8', 8, 0xf8 | (bitDepth - 8)],
      ['bit_depth_chroma_minus8', 8, 0xf8 | (bitDepth - 8)],
      ['avgFrameRate', 16, 0],
      ['constantFrameRate', 2, 0],
      ['numTemporalLayers', 3, 1],
      ['temporalIdNested', 1, 1],
      ['lengthSizeMinusOne', 2, 3],
      ['numOfArrays', 8, sets.length],
    );
  for (const set of sets) {
    bits
      .fields(['array_completeness', 1, 1], ['NAL_unit_type', 7, set[0]! >> 1])
      .fields(['numNalus', 16, 1], ['nalUnitLength', 16, set.length])
      .bytes(set);
  }
  return bits.finish();
}
