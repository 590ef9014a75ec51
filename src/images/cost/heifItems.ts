import { type IsoBox, NumberReader, readBoxes } from './isoBoxes.js';

/** What decoding an item of a HEIF file needs. */
export interface HeifItem {
  /** Pixels of the item itself; undefined when the file does not say. */
  pixels?: number;
  /** Items that are decoded along with it: tiles and layers that it is made of, and its planes such as alpha. */
  readonly needs: number[];
}

/**
 * Reads from the content of the box "meta" how large its items are and which of them need which
 * (ISO/IEC 23008-12 §6.5.3 and §6.6, ISO/IEC 14496-12 §8.11).
 * @throws Error when it is not well formed, or says twice what may be said once
 */
export function readHeifItems(meta: Buffer): ReadonlyMap<number, HeifItem> {
  const boxes = readBoxes(meta.subarray(4));
  const items = new Items();
  const properties = only(boxes, 'iprp');
  if (properties) readSizes(readBoxes(properties), items);
  const references = only(boxes, 'iref');
  if (references) readReferences(references, items);
  return items;
}

class Items extends Map<number, HeifItem> {
  at(id: number): HeifItem {
    const known = this.get(id) ?? { needs: [] };
    this.set(id, known);
    return known;
  }
}

function only(boxes: readonly IsoBox[], type: string): Buffer | undefined {
  const found = boxes.filter((box) => box.type === type);
  if (found.length > 1) throw new Error(`there are several boxes ${type}`);
  return found[0]?.content;
}

function readSizes(properties: readonly IsoBox[], items: Items): void {
  const all = readBoxes(only(properties, 'ipco') ?? Buffer.alloc(0));
  const associations = only(properties, 'ipma');
  if (!associations) return;
  const numbers = new NumberReader(associations);
  const [version, flags] = [numbers.next(1), numbers.next(3)];
  for (let entries = numbers.next(4); entries > 0; entries--) {
    const item = items.at(numbers.next(version < 1 ? 2 : 4));
    for (let count = numbers.next(1); count > 0; count--) {
      // The highest bit says whether the property is essential.
      const index = flags & 1 ? numbers.next(2) & 0x7fff : numbers.next(1) & 0x7f;
      const property = all[index - 1];
      if (property?.type !== 'ispe') continue;
      const pixels = property.content.readUInt32BE(4) * property.content.readUInt32BE(8);
      item.pixels = Math.max(item.pixels ?? 0, pixels);
    }
  }
}

function readReferences(content: Buffer, items: Items): void {
  const width = content[0] === 0 ? 2 : 4;
  for (const { type, content: reference } of readBoxes(content.subarray(4))) {
    const numbers = new NumberReader(reference);
    const from = numbers.next(width);
    for (let count = numbers.next(2); count > 0; count--) {
      const to = numbers.next(width);
      if (type === 'dimg') items.at(from).needs.push(to);
      if (type === 'auxl') items.at(to).needs.push(from);
    }
  }
}
