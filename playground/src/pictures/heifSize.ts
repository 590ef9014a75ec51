import type { Size } from '../answer/shapes.js';
import { type IsoBox, isoBox, isoBoxes, part, word } from './isoBoxes.js';

/**
 * The upright size of the primary picture of a HEIC or AVIF, from its header alone: browsers that cannot show such a
 * picture can still show where things are in it. Its parts are in ISO/IEC 23008-12 §6.5 and §9.3.
 * @returns undefined for what is no such file, or not a whole header of one
 */
export function heifSize(bytes: ArrayBuffer): Size | undefined {
  try {
    return sizeIn(new DataView(bytes));
  } catch (error) {
    // Lengths that lead beyond the end.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function sizeIn(file: DataView): Size | undefined {
  if (file.byteLength < 12 || word(file, 4) !== 'ftyp') return undefined;
  const meta = isoBox(file, 'meta');
  const boxes = meta && part(meta, 4);
  const primary = boxes && isoBox(boxes, 'pitm');
  const properties = boxes && isoBox(boxes, 'iprp');
  const container = properties && isoBox(properties, 'ipco');
  if (!primary || !properties || !container) return undefined;
  const id = primary.getUint8(0) === 0 ? primary.getUint16(4) : primary.getUint32(4);
  const all = [...isoBoxes(container)];
  const own = indexesOf(properties, id).flatMap((index) => all[index - 1] ?? []);
  return own.reduce<Size | undefined>(changed, undefined);
}

/** Which properties an item has, counted from 1, in the order in which they apply. */
function indexesOf(properties: DataView, id: number): number[] {
  const table = isoBox(properties, 'ipma');
  if (!table) return [];
  const isWide = (table.getUint8(3) & 1) === 1;
  const idBytes = table.getUint8(0) === 0 ? 2 : 4;
  let at = 8;
  for (let left = table.getUint32(4); left > 0; left--) {
    const item = idBytes === 2 ? table.getUint16(at) : table.getUint32(at);
    const count = table.getUint8(at + idBytes);
    const first = at + idBytes + 1;
    if (item === id) return Array.from({ length: count }, (_, i) => indexAt(table, first, i, isWide));
    at = first + count * (isWide ? 2 : 1);
  }
  return [];
}

function indexAt(table: DataView, first: number, i: number, isWide: boolean): number {
  return isWide ? table.getUint16(first + i * 2) & 0x7fff : table.getUint8(first + i) & 0x7f;
}

/** The size after one more property: extents, a crop, a rotation by quarters. */
function changed(size: Size | undefined, { type, content }: IsoBox): Size | undefined {
  if (type === 'ispe') return { width: content.getUint32(4), height: content.getUint32(8) };
  if (!size) return undefined;
  if (type === 'clap') return { width: ratio(content, 0), height: ratio(content, 8) };
  const isTurned = type === 'irot' && (content.getUint8(0) & 1) === 1;
  return isTurned ? { width: size.height, height: size.width } : size;
}

function ratio(content: DataView, at: number): number {
  return Math.round(content.getUint32(at) / content.getUint32(at + 4));
}
