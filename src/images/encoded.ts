import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/**
 * The encoded bytes of a picture, wherever they are. Bytes may be made on demand, so that a request with thousands
 * of pictures need not hold each of them twice; a file is read by the decoder itself, as far as it needs to.
 */
export type EncodedImage =
  | { readonly type: 'bytes'; bytes(): Uint8Array | Promise<Uint8Array> }
  | { readonly type: 'file'; readonly path: string; readonly byteLength: number };

/** Bytes that are at hand. */
export function encodedBytes(bytes: Uint8Array): EncodedImage {
  return { type: 'bytes', bytes: () => bytes };
}

/** The same picture, with bytes that are made on demand made now and only once. */
export async function heldInMemory(encoded: EncodedImage): Promise<EncodedImage> {
  return encoded.type === 'file' ? encoded : encodedBytes(await encoded.bytes());
}

/** What sharp opens: bytes or a path. */
export async function sharpInput(encoded: EncodedImage): Promise<Uint8Array | string> {
  return encoded.type === 'file' ? encoded.path : encoded.bytes();
}

/** Length in bytes. */
export async function encodedLength(encoded: EncodedImage): Promise<number> {
  return encoded.type === 'file' ? encoded.byteLength : (await encoded.bytes()).byteLength;
}

/** At most the first `length` bytes. */
export async function firstBytes(encoded: EncodedImage, length: number): Promise<Uint8Array> {
  if (encoded.type === 'bytes') return (await encoded.bytes()).subarray(0, length);
  const file = await open(encoded.path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** SHA-256 of all bytes, lower-case hexadecimal; other work goes on meanwhile. */
export async function digestOf(encoded: EncodedImage): Promise<string> {
  if (encoded.type === 'file') return digestOfFile(encoded.path);
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(await encoded.bytes()));
  return Buffer.from(digest).toString('hex');
}

async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
