/** A box of an ISO file (ISO/IEC 14496-12 §4.2). */
export interface IsoBox {
  readonly type: string;
  readonly content: Buffer;
}

/** The boxes that follow one another in `bytes`. @throws Error when their lengths do not add up */
export function readBoxes(bytes: Buffer): IsoBox[] {
  const boxes: IsoBox[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { type, headerLength, length } = readBoxHeader(bytes.subarray(at));
    const end = length === 0 ? bytes.length : at + length;
    if (end > bytes.length) throw new Error(`the box ${type} is longer than what it is in`);
    boxes.push({ type, content: bytes.subarray(at + headerLength, end) });
    at = end;
  }
  return boxes;
}

/** A box's name, and its whole length, which is 0 when it goes on to the end. @throws Error when it is cut short */
export function readBoxHeader(bytes: Buffer): { type: string; headerLength: number; length: number } {
  const type = bytes.toString('latin1', 4, 8);
  const short = bytes.readUInt32BE();
  const headerLength = short === 1 ? 16 : 8;
  const length = short === 1 ? Number(bytes.readBigUInt64BE(8)) : short;
  if (length > 0 && length < headerLength) throw new Error(`the box ${type} is shorter than its header`);
  return { type, headerLength, length };
}

/** Reads numbers one after the other, big-endian. */
export class NumberReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** The next unsigned number of `width` bytes. @throws RangeError at the end */
  next(width: 1 | 2 | 3 | 4): number {
    const value = this.#bytes.readUIntBE(this.#at, width);
    this.#at += width;
    return value;
  }
}
