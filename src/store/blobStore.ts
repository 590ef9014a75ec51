import type { ByteRange } from './smallBlobs.js';

/** Stored content, to be read in the way that suits it. */
export type StoredBlob =
  | { readonly type: 'file'; readonly path: string; readonly byteLength: number }
  | { readonly type: 'row'; readonly byteLength: number; read(range: ByteRange): Promise<Uint8Array> };

/** Contents by their SHA-256 (lower-case hexadecimal). Who puts and deletes the same content takes turns. */
export interface BlobStore {
  /**
   * Stores the bytes of a local file, which stays and must not be written to any more. Content that is stored already
   * is left as it is.
   */
  put(sha256: string, path: string): Promise<void>;
  /** As `put`, with a file in the data folder that is no longer needed where it is: it is moved. */
  take(sha256: string, path: string): Promise<void>;
  /** Makes what is stored safe from power cuts. */
  sync(sha256: string): Promise<void>;
  /** A local file with the bytes. */
  path(sha256: string): Promise<string>;
  /** Unknown content is no error. */
  delete(sha256: string): Promise<void>;
  /** Everything that is stored, in no order. */
  list(): AsyncIterable<string>;
}
