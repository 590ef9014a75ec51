import type { Size } from '../geometry/box.js';

/** Bytes that hold the size, whichever of the header's forms it is. */
export const bmpHeaderLength = 26;

/**
 * Reads the size of a BMP from its first bytes: after 14 bytes of file header comes the length of the bitmap header,
 * then width and height, as 16-bit numbers in the oldest form (OS/2 1.x, 12 bytes), else as signed 32-bit ones. A
 * negative height means that the rows go from top to bottom.
 * @throws Error when the header is none
 */
export function readBmpSize(head: Uint8Array): Size {
  const bytes = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const length = bytes.getUint32(14, true);
  const size =
    length === 12
      ? { width: bytes.getUint16(18, true), height: bytes.getUint16(20, true) }
      : { width: bytes.getInt32(18, true), height: Math.abs(bytes.getInt32(22, true)) };
  if (size.width <= 0 || size.height === 0) throw new Error('a BMP without pixels');
  return size;
}
