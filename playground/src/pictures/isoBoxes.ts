/** A box of an ISO base media file (ISO/IEC 14496-12 §4.2): its type and what is in it. */
export interface IsoBox {
  readonly type: string;
  readonly content: DataView;
}

/** The boxes that stand one after the other; none after one that does not fit. */
export function* isoBoxes(view: DataView): Generator<IsoBox> {
  for (let at = 0; at + 8 <= view.byteLength; ) {
    const short = view.getUint32(at);
    const isLong = short === 1 && at + 16 <= view.byteLength;
    const size = isLong ? Number(view.getBigUint64(at + 8)) : short || view.byteLength - at;
    const header = isLong ? 16 : 8;
    if (size < header || at + size > view.byteLength) return;
    yield { type: word(view, at + 4), content: part(view, at + header, size - header) };
    at += size;
  }
}

/** The content of the first box of a type. */
export function isoBox(view: DataView, type: string): DataView | undefined {
  for (const box of isoBoxes(view)) if (box.type === type) return box.content;
  return undefined;
}

/** Four letters. */
export function word(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
}

/** Of a view, from a byte on. */
export function part(view: DataView, at: number, length = view.byteLength - at): DataView {
  return new DataView(view.buffer, view.byteOffset + at, length);
}
