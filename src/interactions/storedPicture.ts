import { closeSync, openSync, readSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { EncodedImage } from '../images/encoded.js';
import type { StoredPicture } from './request.js';

/** The encoded picture in a local file that holds it, perhaps among others. */
export async function storedImage(
  path: string,
  { offset, length }: Pick<StoredPicture, 'offset' | 'length'>,
): Promise<EncodedImage> {
  const { size } = await stat(path);
  if (offset === 0 && length === size) return { type: 'file', path, byteLength: length };
  return { type: 'bytes', bytes: () => readRange(path, offset, length) };
}

/** Synchronous, as bytes that are made on demand are: what was just stored is in the system's cache. */
function readRange(path: string, offset: number, length: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    const read = readSync(file, bytes, 0, length, offset);
    return bytes.subarray(0, read);
  } finally {
    closeSync(file);
  }
}
