import sharp, { type Sharp } from 'sharp';
import type { ImageFormat } from '../../src/images/format.js';
import { bmpRows, writeBmp } from './bmp.js';
import { uprightTransformations, writeHeic } from './heic.js';
import { colourAt, lopsided, type Pixels, paint, storedPixels } from './pixels.js';

/** An encoded picture. */
export interface SampleImage {
  readonly format: ImageFormat;
  /** Which kind of its format it is. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** Small whole pictures of every format, and of the kinds of each that take other ways through its decoder. */
export async function sampleImages(): Promise<SampleImage[]> {
  const pixels = lopsided(72, 40);
  return [...(await librarySamples(pixels)), ...heicSamples(pixels), ...bmpSamples(pixels)];
}

/** Colours without any order, which leave the most coded data for their size. */
const noise = paint(64, 48, (x, y) => Math.imul(x + 64 * y + 1, 0x9e3779b1) >>> 8);

async function librarySamples({ data, width, height }: Pixels): Promise<SampleImage[]> {
  const rgb = () => sharp(data, { raw: { width, height, channels: 3 } });
  const turned = () => rgb().withMetadata({ orientation: 6 });
  const clear = () => rgb().ensureAlpha(0.5);
  const deep = () => rgb().toColourspace('rgb16');
  const noisy = () => sharp(noise.data, { raw: { width: 64, height: 48, channels: 3 } });
  const moving = () => sharp(data, { raw: { width, height, channels: 3, pageHeight: height / 4 } });
  const pictures: readonly [ImageFormat, string, Sharp][] = [
    ['jpeg', 'turned', turned().jpeg()],
    ['jpeg', 'progressive', rgb().withIccProfile('p3').jpeg({ progressive: true })],
    ['jpeg', 'grey', rgb().greyscale().jpeg()],
    ['jpeg', 'noise', noisy().jpeg({ quality: 95 })],
    ['jpeg', 'CMYK', rgb().toColourspace('cmyk').jpeg()],
    ['png', 'turned', turned().png()],
    ['png', 'interlaced', clear().png({ progressive: true })],
    ['png', 'palette', rgb().png({ palette: true })],
    ['png', 'noise', noisy().png()],
    ['png', 'deep', deep().withIccProfile('p3').png()],
    ['webp', 'turned', turned().webp()],
    ['webp', 'lossless', clear().webp({ lossless: true })],
    ['webp', 'noise', noisy().webp({ quality: 95 })],
    ['webp', 'moving', moving().webp()],
    ['gif', 'clear', clear().gif()],
    ['gif', 'noise', noisy().gif()],
    ['gif', 'moving', moving().gif()],
    ['tiff', 'turned', turned().tiff({ compression: 'none' })],
    ['tiff', 'LZW', deep().tiff({ compression: 'lzw', predictor: 'horizontal' })],
    ['tiff', 'tiles', clear().tiff({ compression: 'deflate', tile: true, tileWidth: 32, tileHeight: 32 })],
    ['tiff', 'JPEG inside', rgb().tiff({ compression: 'jpeg' })],
    ['tiff', 'fax', rgb().toColourspace('b-w').threshold().tiff({ compression: 'ccittfax4', bitdepth: 1 })],
    ['tiff', 'BigTIFF', rgb().tiff({ compression: 'packbits', bigtiff: true, pyramid: true })],
    ['avif', 'plain', rgb().avif({ effort: 0 })],
    ['avif', 'noise', noisy().avif({ effort: 0, quality: 90, chromaSubsampling: '4:2:0' })],
    ['avif', 'noise in full colour', noisy().avif({ effort: 0, quality: 90, chromaSubsampling: '4:4:4' })],
    ['avif', 'deep', clear().avif({ effort: 0, bitdepth: 10 })],
  ];
  return Promise.all(
    pictures.map(async ([format, name, picture]) => ({ format, name, bytes: await picture.toBuffer() })),
  );
}

function heicSamples(pixels: Pixels): SampleImage[] {
  const alpha = Array(pixels.width * pixels.height).fill(99);
  const transformations = uprightTransformations[7];
  return [
    { format: 'heic', name: 'plain', bytes: writeHeic(pixels) },
    { format: 'heic', name: 'turned', bytes: writeHeic(storedPixels(pixels, 7), { transformations }) },
    { format: 'heic', name: 'clear', bytes: writeHeic(pixels, { alpha, exifOrientation: 3 }) },
    { format: 'heic', name: 'deep', bytes: writeHeic(pixels, { bitDepth: 10 }) },
  ];
}

function bmpSamples(pixels: Pixels): SampleImage[] {
  const { width, height } = pixels;
  const rows = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => colourAt(pixels, x, y)),
  );
  const palette = [...new Set(rows.flat())];
  const indices = rows.map((row) => row.map((colour) => palette.indexOf(colour)));
  const runs = indices.reverse().flatMap((row) => [...row.flatMap((index) => [1, index]), 0, 0]);
  const masks = [0xff0000, 0xff00, 0xff, 0xff000000];
  const size = { width, height };
  const files = {
    plain: writeBmp({ ...size, bitsPerPixel: 24, data: bmpRows(rows, 24) }),
    'OS/2': writeBmp({ ...size, headerLength: 12, bitsPerPixel: 24, data: bmpRows(rows, 24) }),
    masks: writeBmp({
      ...size,
      headerLength: 124,
      bitsPerPixel: 32,
      compression: 3,
      masks,
      data: bmpRows(rows, 32),
    }),
    runs: writeBmp({ ...size, bitsPerPixel: 8, compression: 1, palette, data: Buffer.from([...runs, 0, 1]) }),
  };
  return Object.entries(files).map(([name, bytes]) => ({ format: 'bmp', name, bytes }));
}
