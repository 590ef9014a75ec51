import type { ByteReader } from './byteReader.js';
import { type HeifItem, readHeifItems } from './heifItems.js';
import { readBoxHeader } from './isoBoxes.js';
import { TooCostly } from './tooCostly.js';

/** A picture, tiles of the same area, and the same again for its alpha. */
const mostDecodings = 4;

/** Far more bytes than thousands of tiles need. */
const longestMeta = 2 ** 19;

/** Boxes of the file side by side. There are three or four, and some more for a film beside the picture. */
const mostBoxes = 1000;

/** Bytes of a box that has no content. */
const shortestBox = 8;

/**
 * Counts the pixels that are decoded to show the picture of a HEIF file, or any other that it holds: with tiles, with
 * planes such as alpha, before it is cropped.
 * @throws TooCostly when they are many more than a picture may have: of larger tiles or planes, or of one tile
 *   thousands of times
 */
export async function countHeifPixels(reader: ByteReader, maxPixels: number): Promise<number> {
  const meta = await readMeta(reader);
  // The canvas of an overlay may be of any size, which stands elsewhere; no camera makes one.
  if (meta.includes('iovl')) throw new TooCostly('an image that is overlaid of others is not accepted');
  const items = readHeifItems(meta);
  const known = new Map<number, number>();
  let most = 0;
  for (const [id, { pixels }] of items) {
    if (pixels === undefined) continue;
    if (pixels > maxPixels) {
      throw new TooCostly(`a part of the image has ${pixels} pixels; at most ${maxPixels} are accepted`);
    }
    most = Math.max(most, decodedPixels(id, items, known));
  }
  const limit = maxPixels * mostDecodings;
  if (most > limit) throw new TooCostly(`the image is made of more than ${limit} pixels`);
  return most;
}

/** The content of the only box "meta" of the file: of several, libheif takes the last. */
async function readMeta(reader: ByteReader): Promise<Buffer> {
  let meta: Buffer | undefined;
  let boxes = 0;
  for (let at = 0; at + shortestBox <= reader.length; ) {
    if (++boxes > mostBoxes) throw new TooCostly(`the HEIF file has more than ${mostBoxes} boxes`);
    const { type, headerLength, length } = readBoxHeader(await reader.read(at, 16));
    if (type === 'meta') {
      if (meta) throw new Error('there are several boxes meta');
      if (length === 0 || length > longestMeta) throw new Error('the box meta is too long');
      meta = await reader.read(at + headerLength, length - headerLength);
    }
    at = length === 0 ? reader.length : at + length;
  }
  if (!meta) throw new Error('there is no box meta');
  return meta;
}

/** Pixels that are decoded to show an item; infinitely many when items need each other or a size is missing. */
function decodedPixels(id: number, items: ReadonlyMap<number, HeifItem>, known: Map<number, number>): number {
  const before = known.get(id);
  if (before !== undefined) return before;
  known.set(id, Number.POSITIVE_INFINITY);
  const { pixels, needs } = items.get(id) ?? { needs: [] };
  if (pixels === undefined) return Number.POSITIVE_INFINITY;
  const cost = needs.reduce((sum, need) => sum + decodedPixels(need, items, known), pixels);
  known.set(id, cost);
  return cost;
}
