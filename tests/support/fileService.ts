import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileLimits, openFileService } from '../../src/files/fileService.js';
import type { FileService, Files, StoredFile, UploadRequest, Uploads } from '../../src/files/files.js';
import { openStore, type Store } from '../../src/store/store.js';
import { Restartable } from './restartable.js';

const defaultLimits: FileLimits = {
  maxFileBytes: 5_000_000,
  maxFilesBytes: 20_000_000,
  lifetimeMs: 48 * 3_600_000,
  uploadIdleMs: 3_600_000,
};

/** A file service on a folder of its own, with a clock that a test sets, that can be restarted. */
export class TestFiles extends Restartable {
  readonly #limits: FileLimits;
  store!: Store;
  everybodys!: FileService;

  private constructor(limits: Partial<FileLimits>) {
    super();
    this.#limits = { ...defaultLimits, ...limits };
  }

  static async open(limits: Partial<FileLimits> = {}): Promise<TestFiles> {
    const files = new TestFiles(limits);
    await files.start();
    return files;
  }

  async start(): Promise<void> {
    this.store = await openStore({ dataDir: this.dataDir, ...this.background });
    this.everybodys = await openFileService({
      store: this.store,
      limits: this.#limits,
      imageLimits: { maxPixels: 1_000_000 },
      ...this.background,
    });
  }

  /** The files and uploads of nobody in particular. */
  get service(): { readonly files: Files; readonly uploads: Uploads } {
    return { files: this.everybodys.files(''), uploads: this.everybodys.uploads('') };
  }

  async stop(): Promise<void> {
    await this.everybodys.close();
    await this.store.close();
  }

  /** A whole upload. */
  async upload(bytes: Uint8Array, request: Partial<UploadRequest> = {}): Promise<StoredFile> {
    const { uploads } = this.service;
    const key = await uploads.start({ sizeBytes: bytes.length, mimeType: 'text/plain', ...request });
    await uploads.append(key, 0, inPieces(bytes));
    return uploads.finalize(key);
  }

  /** Names of the stored blobs. */
  async blobs(): Promise<string[]> {
    const entries = await readdir(join(this.dataDir, 'blobs'), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  }

  /** Names of the temporary files. */
  partialFiles(): Promise<string[]> {
    return readdir(join(this.dataDir, 'uploads'));
  }
}

export async function* inPieces(bytes: Uint8Array, pieceBytes = 10_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

/** Some bytes, and then an error, as when a connection breaks. */
export async function* broken(bytes: Uint8Array, pieceBytes?: number): AsyncGenerator<Uint8Array> {
  yield* inPieces(bytes, pieceBytes);
  throw new Error('the connection broke');
}

/** Some bytes, and then nothing, ever. */
export async function* stalled(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
  await new Promise(() => {});
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
