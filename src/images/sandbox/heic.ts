import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RawPicture } from './tiff.js';

/**
 * What is used of libheif, by the names of its C interface (heif.h). Pointers are places in `HEAPU8`. A function that
 * can fail takes first where to put a `heif_error`: code, finer code and message, four bytes each.
 */
interface Libheif {
  /** Another one whenever the memory has grown. */
  readonly HEAPU8: Uint8Array;
  _malloc(length: number): number;
  _heif_context_alloc(): number;
  _heif_context_set_maximum_image_size_limit(context: number, side: number): void;
  _heif_context_read_from_memory_without_copy(
    error: number,
    context: number,
    data: number,
    length: number,
    options: number,
  ): void;
  _heif_context_get_primary_image_handle(error: number, context: number, handleAt: number): void;
  _heif_image_handle_has_alpha_channel(handle: number): number;
  _heif_image_handle_is_premultiplied_alpha(handle: number): number;
  _heif_image_handle_get_raw_color_profile_size(handle: number): number;
  _heif_image_handle_get_raw_color_profile(error: number, handle: number, data: number): void;
  _heif_decode_image(
    error: number,
    handle: number,
    imageAt: number,
    colorspace: number,
    chroma: number,
    options: number,
  ): void;
  _heif_image_get_width(image: number, channel: number): number;
  _heif_image_get_height(image: number, channel: number): number;
  _heif_image_get_plane_readonly2(image: number, channel: number, strideAt: number): number;
}

const require = createRequire(import.meta.url);
const createLibheif = require('libheif-js/libheif-wasm/libheif.js') as (module: {
  printErr(text: string): void;
  wasmBinary: Uint8Array;
}) => Libheif;
const wasmBinary = readFileSync(require.resolve('libheif-js/libheif-wasm/libheif.wasm'));
// Nothing in it is ever freed: the thread ends with its picture, and the memory with the thread.
const heif = createLibheif({ wasmBinary, printErr: () => {} });
const errorAt = allocate(12);
const resultAt = allocate(4);

/** Most pixels by which the coded picture is larger than the shown one: blocks of 64 are only cut at the edge. */
const mostPadding = 2 * 64 * 2 ** 16;

/** Values of `heif_colorspace`, `heif_chroma` and `heif_channel`. */
const rgb = 1;
const interleavedRgb = 10;
const interleavedRgba = 11;
const interleaved = 10;

/**
 * Decodes the primary picture of a HEIF file with HEVC inside: cropped, turned and mirrored as its properties say
 * (clap, irot, imir), at 8 bits a sample, in the colours of its own profile. An orientation in Exif is not applied:
 * in HEIF it only tells what the properties have already done.
 * @param maxPixels larger pictures are refused, also as tiles or planes of the primary one
 * @throws Error for everything that is wrong with the file
 */
export function decodeHeic(bytes: Uint8Array, maxPixels: number): RawPicture {
  const handle = openPrimaryImage(bytes, maxPixels);
  const alpha = heif._heif_image_handle_has_alpha_channel(handle) !== 0;
  heif._heif_decode_image(errorAt, handle, resultAt, rgb, alpha ? interleavedRgba : interleavedRgb, 0);
  throwOnError();
  const picture = readImage(word(resultAt), alpha ? 4 : 3);
  if (heif._heif_image_handle_is_premultiplied_alpha(handle)) unpremultiply(picture.data);
  return { ...picture, profile: readProfile(handle) };
}

function openPrimaryImage(bytes: Uint8Array, maxPixels: number): number {
  const context = heif._heif_context_alloc();
  heif._heif_context_set_maximum_image_size_limit(context, Math.ceil(Math.sqrt(maxPixels + mostPadding)));
  const data = allocate(bytes.length);
  heif.HEAPU8.set(bytes, data);
  heif._heif_context_read_from_memory_without_copy(errorAt, context, data, bytes.length, 0);
  throwOnError();
  heif._heif_context_get_primary_image_handle(errorAt, context, resultAt);
  throwOnError();
  return word(resultAt);
}

function readImage(image: number, channels: 3 | 4): RawPicture {
  const width = heif._heif_image_get_width(image, interleaved);
  const height = heif._heif_image_get_height(image, interleaved);
  const plane = heif._heif_image_get_plane_readonly2(image, interleaved, resultAt);
  const stride = word(resultAt);
  const data = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    const start = plane + y * stride;
    data.set(heif.HEAPU8.subarray(start, start + width * channels), y * width * channels);
  }
  return { width, height, channels, data };
}

/** Undoes colours that are stored already multiplied by how opaque the pixel is. */
function unpremultiply(rgba: Uint8Array): void {
  for (let i = 0; i < rgba.length; i += 4) {
    const alpha = rgba[i + 3]!;
    for (let c = i; c < i + 3; c++) rgba[c] = alpha === 0 ? 0 : Math.min(255, (rgba[c]! * 255) / alpha);
  }
}

function readProfile(handle: number): Uint8Array | undefined {
  const length = heif._heif_image_handle_get_raw_color_profile_size(handle);
  if (length === 0) return undefined;
  const data = allocate(length);
  heif._heif_image_handle_get_raw_color_profile(errorAt, handle, data);
  throwOnError();
  return heif.HEAPU8.slice(data, data + length);
}

function allocate(length: number): number {
  const at = heif._malloc(length);
  if (at === 0) throw new Error(`libheif has no room for ${length} bytes`);
  return at;
}

function word(at: number): number {
  return Buffer.from(heif.HEAPU8.buffer).readUInt32LE(at);
}

function throwOnError(): void {
  if (word(errorAt) === 0) return;
  const text = word(errorAt + 8);
  throw new Error(Buffer.from(heif.HEAPU8.buffer).toString('utf8', text, heif.HEAPU8.indexOf(0, text)));
}
