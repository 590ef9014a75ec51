import { open } from 'node:fs/promises';
import type { EncodedImage } from '../../images/encoded.js';
import type { StoredBlob } from '../../store/blobStore.js';
import type { ByteRange } from '../../store/smallBlobs.js';

/** The encoded picture in a blob that holds it, perhaps among others. It is read each time its bytes are asked for. */
export function storedImage(blob: StoredBlob, { offset, length }: ByteRange): EncodedImage {
  if (blob.type === 'row') return { type: 'bytes', bytes: () => blob.read({ offset, length }) };
  const { path, byteLength } = blob;
  if (offset === 0 && length === byteLength) return { type: 'file', path, byteLength };
  return { type: 'bytes', bytes: () => readRange(path, { offset, length }) };
}

async function readRange(path: string, { offset, length }: ByteRange): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
