import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { hevcItem } from './heic.js';
import { alphaPlane, type HeifItem, spatialExtents, writeHeif } from './heif.js';
import { uint } from './isoBoxes.js';

// Small files that ask their decoder for much work. How much is a parameter, since a little is fine.

const dot = () => sharp({ create: { width: 8, height: 8, channels: 3, background: '#456' } });

/** A PNG with so many chunks before its pixels, each with its content. */
export async function pngWithChunks(count: number, type: string, content: Buffer): Promise<Buffer> {
  const png = await dot().png().toBuffer();
  const pixels = png.indexOf('IDAT') - 4;
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const chunk = Buffer.concat([uint(content.length, 4), named, uint(crc32(named), 4)]);
  return Buffer.concat([png.subarray(0, pixels), ...Array(count).fill(chunk), png.subarray(pixels)]);
}

/** Content of a chunk "zTXt" or "iTXt" whose text is so many zeros. */
export function compressedText(type: 'zTXt' | 'iTXt', length: number): Buffer {
  const head = type === 'zTXt' ? 'key\0\0' : 'key\0\x01\0\0\0';
  return Buffer.concat([Buffer.from(head, 'latin1'), deflateSync(Buffer.alloc(length))]);
}

/** A progressive JPEG whose last scan comes so many times more. */
export async function jpegWithScans(more: number): Promise<Buffer> {
  const jpeg = await dot().jpeg({ progressive: true }).toBuffer();
  const end = jpeg.length - 2;
  const scan = jpeg.subarray(jpeg.lastIndexOf(Buffer.from([0xff, 0xda])), end);
  return Buffer.concat([jpeg.subarray(0, end), ...Array(more).fill(scan), jpeg.subarray(end)]);
}

/** A progressive JPEG with so many empty segments before its pixels. */
export async function jpegWithSegments(count: number): Promise<Buffer> {
  const jpeg = await dot().jpeg({ progressive: true }).toBuffer();
  const empty = Buffer.from([0xff, 0xed, 0, 2]);
  return Buffer.concat([jpeg.subarray(0, 2), ...Array(count).fill(empty), jpeg.subarray(2)]);
}

/** A progressive JPEG whose last scan is so many bytes long. */
export async function jpegWithData(length: number): Promise<Buffer> {
  const jpeg = await dot().jpeg({ progressive: true }).toBuffer();
  const end = jpeg.length - 2;
  return Buffer.concat([jpeg.subarray(0, end), Buffer.alloc(length), jpeg.subarray(end)]);
}

/** A GIF of one pixel after so many empty extensions. */
export function gifWithExtensions(count: number): Buffer {
  const gif = gifWithFrames(1);
  const screenLength = 19;
  const empty = Buffer.from([0x21, 0xfe, 0]);
  return Buffer.concat([
    gif.subarray(0, screenLength),
    ...Array(count).fill(empty),
    gif.subarray(screenLength),
  ]);
}

/** A GIF of one pixel and so many frames, each with so many blocks of one byte after its data. */
export function gifWithFrames(count: number, blocks = 0): Buffer {
  const screen = Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1');
  const picture = Buffer.from('\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01', 'latin1');
  const frame = Buffer.concat([picture, Buffer.alloc(blocks * 2, '\x01'), Buffer.from([0])]);
  return Buffer.concat([screen, ...Array(count).fill(frame), Buffer.from(';')]);
}

/** A moving WebP of one pixel and so many frames. */
export async function webpWithFrames(count: number): Promise<Buffer> {
  const still = await dot().resize(1, 1).webp({ lossless: true }).toBuffer();
  const number = (value: number, width: number) => Buffer.from(uint(value, 4)).reverse().subarray(0, width);
  const chunk = (type: string, content: Buffer) =>
    Buffer.concat([Buffer.from(type), number(content.length, 4), content, Buffer.alloc(content.length % 2)]);
  const frame = chunk(
    'ANMF',
    Buffer.concat([Buffer.alloc(12), number(10, 3), number(0, 1), still.subarray(12)]),
  );
  const header = chunk('VP8X', Buffer.concat([number(2, 4), Buffer.alloc(6)]));
  const frames = [header, chunk('ANIM', Buffer.alloc(6)), ...Array<Buffer>(count).fill(frame)];
  return chunk('RIFF', Buffer.concat([Buffer.from('WEBP'), ...frames]));
}

/** A TIFF of so many pages of one pixel; `ring` leads from the last page back to the first. */
export function tiffWithPages(count: number, ring = false): Buffer {
  const fields = [
    [256, 1],
    [257, 1],
    [258, 8],
    [262, 1],
    [273, 8],
    [277, 1],
    [278, 1],
    [279, 1],
  ] as const;
  const pageLength = 2 + fields.length * 12 + 4;
  const pages = Array.from({ length: count }, (_, index) => {
    const page = Buffer.alloc(pageLength);
    page.writeUInt16LE(fields.length);
    fields.forEach(([tag, value], i) => {
      page.writeUInt16LE(tag, 2 + i * 12);
      page.writeUInt16LE(4, 4 + i * 12);
      page.writeUInt32LE(1, 6 + i * 12);
      page.writeUInt32LE(value, 10 + i * 12);
    });
    const last = index === count - 1;
    page.writeUInt32LE(last ? (ring ? 8 : 0) : 8 + (index + 1) * pageLength, pageLength - 4);
    return page;
  });
  return Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), ...pages]);
}

/** A TIFF whose only page announces so many fields. */
export function tiffWithFields(count: number): Buffer {
  const tiff = tiffWithPages(1);
  tiff.writeUInt16LE(count, 8);
  return tiff;
}

const heifBrands = ['heic', 'mif1', 'heic'];

/** An item that says that it measures so much, whatever is in it. */
function heifItem(width: number, height: number, ...properties: Buffer[]): HeifItem {
  const flat = { width: 8, height: 8, chroma: '4:0:0', bitDepth: 8, planes: [new Uint8Array(64)] } as const;
  const item = hevcItem(flat, ...properties);
  const [configuration, , ...rest] = item.properties!;
  return { ...item, properties: [configuration!, spatialExtents(width, height), ...rest] };
}

/** A picture of 64 × 64 that is a grid of the same tile again and again; a side of the tile is given in pixels. */
export function heicOfTiles(rows: number, columns: number, side: number): Buffer {
  const grid: HeifItem = {
    type: 'grid',
    data: Buffer.from([0, 0, rows - 1, columns - 1, 0, 64, 0, 64]),
    properties: [spatialExtents(64, 64)],
    reference: { type: 'dimg', to: Array(rows * columns).fill(2) },
  };
  return writeHeif({
    brands: heifBrands,
    primary: 1,
    items: [grid, { ...heifItem(side, side), hidden: true }],
  });
}

/** A HEIF file with more boxes behind its first. What its tables say of places in the file is no longer true. */
export function afterFileType(heif: Buffer, ...boxes: Buffer[]): Buffer {
  const end = heif.readUInt32BE();
  return Buffer.concat([heif.subarray(0, end), ...boxes, heif.subarray(end)]);
}

/** The second box of a HEIF file, which is called "meta". */
export function metaOf(heif: Buffer): Buffer {
  const start = heif.readUInt32BE();
  return heif.subarray(start, start + heif.readUInt32BE(start));
}

/** A picture of 64 × 64 whose alpha plane has sides of another length. */
export function heicWithAlpha(side: number): Buffer {
  const plane = { ...heifItem(side, side, alphaPlane()), hidden: true };
  const alpha: HeifItem = { ...plane, reference: { type: 'auxl', to: [1] } };
  return writeHeif({ brands: heifBrands, primary: 1, items: [heifItem(64, 64), alpha] });
}

/** A picture of 64 × 64 that says that it is laid over a canvas of 16000 × 16000. */
export function heicOverlay(): Buffer {
  const canvas = [uint(16_000, 4), uint(16_000, 4)];
  const overlay: HeifItem = {
    type: 'iovl',
    data: Buffer.concat([uint(1, 2), Buffer.alloc(8), ...canvas, Buffer.alloc(8)]),
    properties: [spatialExtents(64, 64)],
    reference: { type: 'dimg', to: [2] },
  };
  return writeHeif({
    brands: heifBrands,
    primary: 1,
    items: [overlay, { ...heifItem(64, 64), hidden: true }],
  });
}

/** Two grids, each of which is made of the other. */
export function heicRing(): Buffer {
  const grid = (to: number): HeifItem => ({
    type: 'grid',
    data: Buffer.from([0, 0, 0, 0, 0, 64, 0, 64]),
    properties: [spatialExtents(64, 64)],
    reference: { type: 'dimg', to: [to] },
  });
  return writeHeif({ brands: heifBrands, primary: 1, items: [grid(2), grid(1)] });
}
