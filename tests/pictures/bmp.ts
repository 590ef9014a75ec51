/** How a BMP is put together; every field may be set to something wrong. */
export interface BmpFields {
  readonly width: number;
  /** Negative when the rows go from top to bottom. */
  readonly height: number;
  readonly bitsPerPixel: number;
  /** 0 plain, 1 and 2 run lengths of 8 and 4 bits, 3 bit masks. */
  readonly compression?: 0 | 1 | 2 | 3;
  /** Bit masks of red, green, blue and, in a header of 56 bytes or more, alpha. */
  readonly masks?: readonly number[];
  /** Colours as 0xrrggbb. */
  readonly palette?: readonly number[];
  /** Length of the bitmap header: 12 (OS/2 1.x), 40 (Windows 3), 56, 64 (OS/2 2.x), 108 (Windows 95), 124 (98). */
  readonly headerLength?: 12 | 40 | 52 | 56 | 64 | 108 | 124;
  /** Rows as stored, each filled up to four bytes. */
  readonly data: Uint8Array;
}

/** Writes a BMP file (Windows bitmap structures, OS/2 bitmap header). */
export function writeBmp(fields: BmpFields): Buffer {
  const header = bitmapHeader(fields);
  const palette = paletteOf(fields);
  const file = Buffer.alloc(14);
  file.write('BM');
  file.writeUInt32LE(14 + header.length + palette.length + fields.data.length, 2);
  file.writeUInt32LE(14 + header.length + palette.length, 10);
  return Buffer.concat([file, header, palette, fields.data]);
}

function bitmapHeader(fields: BmpFields): Buffer {
  const { width, height, bitsPerPixel, compression = 0, masks = [], headerLength = 40 } = fields;
  // In the header of 40 bytes the masks follow it, in longer ones they are part of it: at the same place.
  const header = Buffer.alloc(headerLength === 40 && compression === 3 ? 52 : headerLength);
  header.writeUInt32LE(headerLength);
  if (headerLength === 12) {
    [width, height, 1, bitsPerPixel].forEach((value, i) => {
      header.writeUInt16LE(value, 4 + i * 2);
    });
    return header;
  }
  header.writeInt32LE(width, 4);
  header.writeInt32LE(height, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(bitsPerPixel, 14);
  header.writeUInt32LE(compression, 16);
  header.writeUInt32LE(fields.data.length, 20);
  header.writeUInt32LE(fields.palette?.length ?? 0, 32);
  masks.forEach((mask, i) => {
    header.writeUInt32LE(mask >>> 0, 40 + i * 4);
  });
  return header;
}

function paletteOf({ palette = [], headerLength }: BmpFields): Buffer {
  const bgr = (colour: number) => [colour & 255, (colour >> 8) & 255, colour >> 16];
  return Buffer.from(palette.flatMap((colour) => (headerLength === 12 ? bgr(colour) : [...bgr(colour), 0])));
}

/** Stores rows of pixel values of 8 bits or more, little-endian, as a BMP wants them: the last row first. */
export function bmpRows(rows: readonly (readonly number[])[], bitsPerPixel: number): Buffer {
  const bytes = bitsPerPixel / 8;
  const stored = rows.map((row) => {
    const buffer = Buffer.alloc(Math.ceil((row.length * bytes) / 4) * 4);
    row.forEach((value, i) => {
      buffer.writeUIntLE(value, i * bytes, bytes);
    });
    return buffer;
  });
  return Buffer.concat(stored.reverse());
}
