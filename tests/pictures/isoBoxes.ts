/** A number of `width` bytes, big-endian, as ISO files store all of theirs. */
export function uint(value: number, width: 1 | 2 | 4): Buffer {
  const bytes = Buffer.alloc(width);
  bytes.writeUIntBE(value, 0, width);
  return bytes;
}

/** A box: its length, its four-letter name, its content (ISO/IEC 14496-12 §4.2). */
export function box(name: string, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([uint(body.length + 8, 4), Buffer.from(name, 'latin1'), body]);
}

/** A box with a version and flags. */
export function fullBox(name: string, version: number, flags: number, ...content: Uint8Array[]): Buffer {
  return box(name, uint(version * 2 ** 24 + flags, 4), ...content);
}
