import { DrishtiError } from '../errors.js';
import type { ImageLimits } from '../images/probe.js';
import type { StoredFile } from './files.js';
import { increasingClock } from './increasingClock.js';
import { mediaTypeOf } from './mediaType.js';
import type { PartialUploads } from './partialUploads.js';
import type { StoredFiles } from './storedFiles.js';
import type { Upload } from './uploadRow.js';
import type { UploadTable } from './uploadTable.js';

export interface UploadFinisherOptions {
  readonly table: UploadTable;
  readonly partials: PartialUploads;
  readonly files: StoredFiles;
  readonly imageLimits: ImageLimits;
  /** Milliseconds that a file is kept. */
  readonly lifetimeMs: number;
  readonly now: () => number;
}

/** Makes files of uploads that are complete. */
export class UploadFinisher {
  readonly #options: UploadFinisherOptions;
  readonly #now: () => number;

  constructor(options: UploadFinisherOptions) {
    this.#options = options;
    this.#now = increasingClock(options.now);
  }

  /**
   * Makes a file of an upload that has all its bytes, or changes nothing.
   * @throws DrishtiError `invalid_request` for a useless picture, which drops the upload; `already_exists`;
   *   `not_found` when what was stored is damaged
   */
  async finish(upload: Upload): Promise<StoredFile> {
    const { table, partials, files } = this.#options;
    const sha256 = (await partials.hashOf(upload)).digest();
    const file = this.#newFile(upload, sha256, await this.#mediaType(upload));
    await files.create(file, partials.path(upload), (transaction) => table.finish(transaction, upload));
    await partials.discardBytes(upload.name);
    return file;
  }

  #newFile({ owner, id, displayName, sizeBytes }: Upload, sha256: string, mimeType: string): StoredFile {
    const created = this.#now();
    return {
      owner,
      id,
      displayName,
      mimeType,
      sizeBytes,
      sha256,
      created: new Date(created),
      updated: new Date(created),
      expires: new Date(created + this.#options.lifetimeMs),
    };
  }

  /** A refusal ends the upload: its bytes will not get better. */
  async #mediaType(upload: Upload): Promise<string> {
    const { partials, imageLimits } = this.#options;
    const bytes = { type: 'file', path: partials.path(upload), byteLength: upload.sizeBytes } as const;
    try {
      return await mediaTypeOf(bytes, upload.mimeType, imageLimits);
    } catch (error) {
      if (error instanceof DrishtiError && error.code === 'invalid_request') await partials.drop(upload.name);
      throw error;
    }
  }
}
