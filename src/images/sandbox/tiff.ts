import type { Size } from '../../geometry/box.js';

/** Interleaved 8-bit samples: red, green, blue and, with four channels, how opaque the pixel is. */
export interface RawPicture extends Size {
  readonly channels: 3 | 4;
  /** Row after row, without gaps. */
  readonly data: Uint8Array;
  /** The ICC profile that says which colours the samples mean; sRGB when absent. */
  readonly profile?: Uint8Array | undefined;
}

/** Rows of a strip, as many as make about this many bytes: TIFF readers keep a whole strip in memory. */
const stripBytes = 2 ** 18;

/** Tags and types of the TIFF 6.0 specification; the profile's tag is of ICC.1 annex B. */
const tags = {
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  stripOffsets: 273,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripByteCounts: 279,
  extraSamples: 338,
  profile: 34675,
} as const;

type Field = readonly [tag: number, type: 'bytes' | 'short' | 'long', values: Uint8Array | readonly number[]];

const types = { bytes: [7, 1], short: [3, 2], long: [4, 4] } as const;

/**
 * Packs decoded samples as an uncompressed TIFF, the plainest container that can carry a colour profile, so that
 * libvips can treat them like any other picture.
 */
export function packTiff(picture: RawPicture): Uint8Array<ArrayBuffer> {
  const { width, height, channels, data } = picture;
  const rowBytes = width * channels;
  const rows = Math.max(1, Math.floor(stripBytes / rowBytes));
  const count = Math.ceil(height / rows);
  const counts = strips(count, (i) => Math.min(rows, height - i * rows) * rowBytes);
  const layout = (start: number) =>
    directory([
      ...describe(picture),
      [tags.rowsPerStrip, 'long', [rows]],
      [tags.stripOffsets, 'long', strips(count, (i) => start + i * rows * rowBytes)],
      [tags.stripByteCounts, 'long', counts],
    ]);
  const start = layout(0).length;
  const tiff = new Uint8Array(start + data.length);
  tiff.set(layout(start));
  tiff.set(data, start);
  return tiff;
}

const strips = (count: number, value: (index: number) => number) =>
  Array.from({ length: count }, (_, i) => value(i));

function describe({ width, height, channels, profile }: RawPicture): Field[] {
  const [uncompressed, rgb, unassociatedAlpha] = [1, 2, 2];
  const fields: Field[] = [
    [tags.width, 'long', [width]],
    [tags.height, 'long', [height]],
    [tags.bitsPerSample, 'short', Array(channels).fill(8)],
    [tags.compression, 'short', [uncompressed]],
    [tags.photometric, 'short', [rgb]],
    [tags.samplesPerPixel, 'short', [channels]],
  ];
  if (channels === 4) fields.push([tags.extraSamples, 'short', [unassociatedAlpha]]);
  if (profile) fields.push([tags.profile, 'bytes', profile]);
  return fields;
}

/** The file's first bytes up to the samples: header, fields in the order of their tags, values that need more room. */
function directory(fields: readonly Field[]): Buffer {
  const sorted = [...fields].sort(([a], [b]) => a - b);
  const head = Buffer.alloc(8 + 2 + sorted.length * 12 + 4);
  head.write('II*\0\x08\0\0\0', 'latin1');
  head.writeUInt16LE(sorted.length, 8);
  const further: Buffer[] = [];
  let end = head.length;
  for (const [i, [tag, type, values]] of sorted.entries()) {
    const [code, width] = types[type];
    const content = littleEndian(values, width);
    const at = 10 + i * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(code, at + 2);
    head.writeUInt32LE(values.length, at + 4);
    if (content.length <= 4) {
      content.copy(head, at + 8);
      continue;
    }
    head.writeUInt32LE(end, at + 8);
    // Every value begins at an even place.
    further.push(content, Buffer.alloc(content.length % 2));
    end += content.length + (content.length % 2);
  }
  return Buffer.concat([head, ...further]);
}

function littleEndian(values: ArrayLike<number>, width: 1 | 2 | 4): Buffer {
  const bytes = Buffer.alloc(values.length * width);
  for (let i = 0; i < values.length; i++) bytes.writeUIntLE(values[i]!, i * width, width);
  return bytes;
}
