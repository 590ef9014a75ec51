import { BitWriter } from './bitWriter.js';

/** Sample planes of one picture: luma, then none or two of chroma, row by row. */
export interface Planes {
  readonly width: number;
  readonly height: number;
  /** How much smaller the chroma planes are: "4:4:4" not, "4:2:0" by half each way, "4:0:0" there are none. */
  readonly chroma: '4:4:4' | '4:2:0' | '4:0:0';
  readonly bitDepth: 8 | 10;
  readonly planes: readonly ArrayLike<number>[];
}

/** A still picture in HEVC as a HEIF file stores it. */
export interface HevcPicture {
  /** The decoder configuration record, content of the box "hvcC" (ISO/IEC 14496-15 §8.3.3.1). */
  readonly configuration: Buffer;
  /** The slices, each behind its length in four bytes. */
  readonly data: Buffer;
}

/** Side of a coding unit: the largest that may hold plain samples, and here also the smallest unit there is. */
const unit = 32;

const chromaFormat = { '4:0:0': 0, '4:2:0': 1, '4:4:4': 3 } as const;
const nalTypes = { slice: 20, vps: 32, sps: 33, pps: 34 } as const;

/**
 * Writes a picture without loss: every coding unit holds its plain samples (pcm_sample, ITU-T H.265 §7.3.8.7).
 * Each unit is a slice of its own, so that the arithmetic coder starts afresh in each and the few bits it has to
 * write are always the same.
 */
export function writeHevc(picture: Planes): HevcPicture {
  const profile = profileTierLevel();
  const sets = [
    nalUnit('vps', videoParameters(profile)),
    nalUnit('sps', sequenceParameters(picture, profile)),
    nalUnit('pps', pictureParameters()),
  ];
  const columns = Math.ceil(picture.width / unit);
  const count = columns * Math.ceil(picture.height / unit);
  const slices = Array.from({ length: count }, (_, i) => nalUnit('slice', slice(picture, i, count, columns)));
  const data = Buffer.concat(slices.flatMap((bytes) => [uint32(bytes.length), bytes]));
  return { configuration: configurationRecord(picture, profile, sets), data };
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** §7.3.1: a header, then the payload, in which no three bytes may look like the start of a unit. */
function nalUnit(type: keyof typeof nalTypes, payload: Buffer): Buffer {
  const bytes = [nalTypes[type] << 1, 1];
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

/** §7.3.3: the format range extensions, which know every chroma format, at the highest level. */
function profileTierLevel(): Buffer {
  const rangeExtensions = 4;
  return new BitWriter()
    .bits(rangeExtensions, 8)
    .bits(2 ** (31 - rangeExtensions), 32)
    .flags(true, false, false, true)
    .bits(0, 44)
    .bits(186, 8)
    .finish();
}

/** §7.3.2.1 */
function videoParameters(profile: Buffer): Buffer {
  return new BitWriter()
    .bits(0, 4)
    .flags(true, true)
    .bits(0, 6 + 3)
    .flags(true)
    .bits(0xffff, 16)
    .bytes(profile)
    .flags(false)
    .golomb(0, 0, 0)
    .bits(0, 6)
    .golomb(0)
    .flags(false, false)
    .stop()
    .finish();
}

/** §7.3.2.2 */
function sequenceParameters(picture: Planes, profile: Buffer): Buffer {
  const { width, height, chroma, bitDepth } = picture;
  const padded = (side: number) => Math.ceil(side / unit) * unit;
  const [cropX, cropY] = [padded(width) - width, padded(height) - height];
  const step = chroma === '4:2:0' ? 2 : 1;
  const log2Unit = Math.log2(unit);
  const bits = new BitWriter()
    .bits(0, 4 + 3)
    .flags(true)
    .bytes(profile)
    .golomb(0, chromaFormat[chroma]);
  if (chroma === '4:4:4') bits.flags(false);
  return bits
    .golomb(padded(width), padded(height))
    .flags(true)
    .golomb(0, cropX / step, 0, cropY / step)
    .golomb(bitDepth - 8, bitDepth - 8, 0)
    .flags(false)
    .golomb(0, 0, 0)
    .golomb(log2Unit - 3, 0, 0, log2Unit - 2, 0, 0)
    .flags(false, false, false)
    .flags(true)
    .bits(bitDepth - 1, 4)
    .bits(bitDepth - 1, 4)
    .golomb(log2Unit - 3, 0)
    .flags(true)
    .golomb(0)
    .flags(false, false, false, false, false)
    .stop()
    .finish();
}

/** §7.3.2.3: nothing optional is used, and no filter smooths the samples. */
function pictureParameters(): Buffer {
  return new BitWriter()
    .golomb(0, 0)
    .flags(false, false)
    .bits(0, 3)
    .flags(false, false)
    .golomb(0, 0, 0)
    .flags(false, false, false)
    .golomb(0, 0)
    .flags(false, false, false, false, false, false, false)
    .flags(true, false, true)
    .flags(false, false)
    .golomb(0)
    .flags(false, false)
    .stop()
    .finish();
}

/** §7.3.6.1 and §7.3.8 with a single coding unit. */
function slice(picture: Planes, index: number, count: number, columns: number): Buffer {
  const intra = 2;
  const bits = new BitWriter().flags(index === 0, false).golomb(0);
  if (index > 0) bits.bits(index, Math.ceil(Math.log2(count)));
  bits.golomb(intra, 0).stop();
  // What the arithmetic coder of §9.3 makes, from its start, of part_mode = 2N×2N (the likelier value, in the first
  // state of its context) and pcm_flag = 1; later of end_of_slice_segment_flag = 1, whose last bit is the stop bit.
  bits.bits(0b100001101, 9).zerosToByte();
  writeSamples(bits, picture, (index % columns) * unit, Math.floor(index / columns) * unit);
  return bits.zerosToByte().bits(0b111111101, 9).finish();
}

/** §7.3.8.7; outside of the picture its edge is repeated. */
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

function configurationRecord({ chroma, bitDepth }: Planes, profile: Buffer, sets: Buffer[]): Buffer {
  const bits = new BitWriter()
    .bits(1, 8)
    .bytes(profile)
    .bits(0xf000, 16)
    .bits(0xfc, 8)
    .bits(0xfc | chromaFormat[chroma], 8)
    .bits(0xf8 | (bitDepth - 8), 8)
    .bits(0xf8 | (bitDepth - 8), 8)
    .bits(0, 16)
    .bits(0b00001111, 8)
    .bits(sets.length, 8);
  for (const set of sets) {
    bits
      .bits(0x80 | (set[0]! >> 1), 8)
      .bits(1, 16)
      .bits(set.length, 16)
      .bytes(set);
  }
  return bits.finish();
}
