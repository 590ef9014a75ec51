import { type FileHandle, open } from 'node:fs/promises';
import type { EncodedImage } from '../encoded.js';

/** Reads an encoded picture here and there without loading all of it. */
export interface ByteReader {
  /** The bytes from `offset` on: `length` of them, or as many as there are. */
  read(offset: number, length: number): Promise<Buffer>;
}

/** Bytes of a file that are read at once: structures are small and stand close together. */
const windowLength = 2 ** 16;

/** Runs `use` on a reader of the picture, and closes what was opened for it. */
export async function withByteReader<Result>(
  encoded: EncodedImage,
  use: (reader: ByteReader) => Promise<Result>,
): Promise<Result> {
  if (encoded.type === 'bytes') {
    const { buffer, byteOffset, byteLength } = encoded.bytes();
    const all = Buffer.from(buffer, byteOffset, byteLength);
    return use({ read: async (offset, length) => all.subarray(offset, offset + length) });
  }
  const file = await open(encoded.path);
  try {
    return await use(readThroughWindow(file));
  } finally {
    await file.close();
  }
}

function readThroughWindow(file: FileHandle): ByteReader {
  let window = Buffer.alloc(0);
  let start = 0;
  return {
    async read(offset, length) {
      if (offset < start || offset + length > start + window.length) {
        const wanted = Buffer.alloc(Math.max(length, windowLength));
        const { bytesRead } = await file.read(wanted, 0, wanted.length, offset);
        window = wanted.subarray(0, bytesRead);
        start = offset;
      }
      return window.subarray(offset - start, offset - start + length);
    },
  };
}
