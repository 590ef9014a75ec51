import { box, fullBox, uint } from './isoBoxes.js';

/** One item of a HEIF file. Its id is its place in the list, counted from 1. */
export interface HeifItem {
  readonly type: 'hvc1' | 'av01' | 'grid' | 'iovl' | 'Exif';
  readonly data: Buffer;
  /** Boxes that describe it, in the order in which its transformations apply. */
  readonly properties?: readonly Buffer[];
  /** What it says of other items, such as that it is their alpha plane ("auxl"). */
  readonly reference?: { readonly type: 'auxl' | 'cdsc' | 'dimg' | 'prem'; readonly to: readonly number[] };
  readonly hidden?: boolean;
}

export interface HeifFile {
  /** The major brand, then the compatible ones. */
  readonly brands: readonly string[];
  /** Id of the item that is the picture. */
  readonly primary: number;
  readonly items: readonly HeifItem[];
}

/** Puts a HEIF file together (ISO/IEC 23008-12). */
export function writeHeif({ brands, primary, items }: HeifFile): Buffer {
  const [major = 'mif1', ...compatible] = brands.map((brand) => Buffer.from(brand, 'latin1'));
  const fileType = box('ftyp', Buffer.from(major), uint(0, 4), ...compatible);
  // The offsets are of a fixed width, so the length of "meta" is known before they are.
  const dataStart = fileType.length + metaBox(primary, items, 0).length + 8;
  return Buffer.concat([
    fileType,
    metaBox(primary, items, dataStart),
    box('mdat', ...items.map((item) => item.data)),
  ]);
}

function metaBox(primary: number, items: readonly HeifItem[], dataStart: number): Buffer {
  const handler = fullBox('hdlr', 0, 0, uint(0, 4), Buffer.from('pict'), Buffer.alloc(13));
  const references = items.flatMap(({ reference }, i) => (reference ? [referenceBox(i + 1, reference)] : []));
  return fullBox(
    'meta',
    0,
    0,
    handler,
    fullBox('pitm', 0, 0, uint(primary, 2)),
    locations(items, dataStart),
    itemNames(items),
    ...(references.length > 0 ? [fullBox('iref', 0, 0, ...references)] : []),
    properties(items),
  );
}

function locations(items: readonly HeifItem[], dataStart: number): Buffer {
  let offset = dataStart;
  const entries = items.map(({ data }, i) => {
    const entry = [uint(i + 1, 2), uint(0, 2), uint(1, 2), uint(offset, 4), uint(data.length, 4)];
    offset += data.length;
    return Buffer.concat(entry);
  });
  return fullBox('iloc', 0, 0, uint(0x4400, 2), uint(items.length, 2), ...entries);
}

function itemNames(items: readonly HeifItem[]): Buffer {
  const entries = items.map(({ type, hidden }, i) =>
    fullBox('infe', 2, Number(hidden ?? false), uint(i + 1, 2), uint(0, 2), Buffer.from(`${type}\0`)),
  );
  return fullBox('iinf', 0, 0, uint(items.length, 2), ...entries);
}

function referenceBox(from: number, { type, to }: NonNullable<HeifItem['reference']>): Buffer {
  return box(type, uint(from, 2), uint(to.length, 2), ...to.map((id) => uint(id, 2)));
}

function properties(items: readonly HeifItem[]): Buffer {
  const all = items.flatMap((item) => item.properties ?? []);
  let next = 1;
  const associations = items.flatMap((item, i) => {
    const own = item.properties ?? [];
    if (own.length === 0) return [];
    const places = own.map((property) => uint((isEssential(property) ? 0x80 : 0) | next++, 1));
    return [Buffer.concat([uint(i + 1, 2), uint(own.length, 1), ...places])];
  });
  const association = fullBox('ipma', 0, 0, uint(associations.length, 4), ...associations);
  return box('iprp', box('ipco', ...all), association);
}

/** Whether a reader that does not know the property must not show the item. */
function isEssential(property: Buffer): boolean {
  return ['hvcC', 'av1C', 'irot', 'imir', 'clap'].includes(property.toString('latin1', 4, 8));
}

/** Width and height of an item before any transformation. */
export function spatialExtents(width: number, height: number): Buffer {
  return fullBox('ispe', 0, 0, uint(width, 4), uint(height, 4));
}

/** To be turned by so many quarters of a circle, anticlockwise. */
export function rotation(quarters: number): Buffer {
  return box('irot', uint(quarters, 1));
}

/** To be mirrored. */
export function mirror(exchanged: 'top and bottom' | 'left and right'): Buffer {
  return box('imir', uint(exchanged === 'top and bottom' ? 0 : 1, 1));
}

/** To be cut down to a rectangle of whole pixels, whose centre lies `x`, `y` pixels off the picture's. */
export function cleanAperture(width: number, height: number, x: number, y: number): Buffer {
  const fraction = (value: number) => [uint((value * 2) >>> 0, 4), uint(2, 4)];
  return box('clap', ...[width, height, x, y].flatMap(fraction));
}

/** Colour by code points (ITU-T H.273), samples of the full range. */
export function colourCodes(primaries: number, transfer: number, matrix: number): Buffer {
  return box(
    'colr',
    Buffer.from('nclx'),
    uint(primaries, 2),
    uint(transfer, 2),
    uint(matrix, 2),
    uint(0x80, 1),
  );
}

/** Colour by an ICC profile. */
export function colourProfile(profile: Uint8Array): Buffer {
  return box('colr', Buffer.from('prof'), profile);
}

/** Says that an auxiliary item is an alpha plane. */
export function alphaPlane(): Buffer {
  return fullBox('auxC', 0, 0, Buffer.from('urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0'));
}
