/** A finished upload. */
export interface StoredFile {
  /** Whose it is: the hash of a key, or nothing where no key is asked for. */
  readonly owner: string;
  /** At most 40 of `a-z 0-9 -`, neither beginning nor ending with a dash; without the `files/` prefix. Its owner's own. */
  readonly id: string;
  readonly displayName?: string | undefined;
  /** As labelled by the uploader; for pictures, what the bytes say. */
  readonly mimeType: string;
  readonly sizeBytes: number;
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  readonly sha256: string;
  readonly created: Date;
  readonly updated: Date;
  /** From then on the file is unknown. */
  readonly expires: Date;
}

/** A file whose bytes stay readable until `release`, even when the file is deleted or expires meanwhile. */
export interface OpenFile {
  readonly file: StoredFile;
  readonly path: string;
  /** May be called more than once. */
  release(): void;
}

export interface FilePage {
  readonly files: readonly StoredFile[];
  /** Absent on the last page. */
  readonly nextPageToken?: string | undefined;
}

/** The finished files of one owner. Ids that are expired, were never given out or are somebody else's are all the same: unknown. */
export interface Files {
  /** @throws DrishtiError `not_found` */
  get(id: string): Promise<StoredFile>;
  /**
   * Newest first.
   * @param pageSize 1 or more
   * @throws DrishtiError `invalid_request` for a token that was never given out
   */
  list(page: { readonly pageSize: number; readonly pageToken?: string | undefined }): Promise<FilePage>;
  /** @throws DrishtiError `not_found` */
  delete(id: string): Promise<void>;
  /** @throws DrishtiError `not_found` */
  open(id: string): Promise<OpenFile>;
}

/** What the uploader announces. */
export interface UploadRequest {
  readonly sizeBytes: number;
  readonly mimeType: string;
  readonly displayName?: string | undefined;
  /** Asked-for id; one is made up when absent. */
  readonly id?: string | undefined;
}

export interface UploadState {
  readonly status: 'active' | 'final' | 'cancelled';
  /** Bytes stored so far. */
  readonly receivedBytes: number;
  /** Bytes announced when it began. */
  readonly sizeBytes: number;
}

/** An upload refused a chunk; `receivedBytes` tells where to go on. Thrown as the cause of `invalid_request`. */
export class OffsetMismatch extends Error {
  override readonly name = 'OffsetMismatch';
  readonly receivedBytes: number;

  constructor(receivedBytes: number) {
    super(`${receivedBytes} bytes are stored`);
    this.receivedBytes = receivedBytes;
  }
}

/**
 * Resumable uploads. Each survives a restart of the server; one that nothing arrives for is dropped, sooner when nothing
 * ever did.
 */
export interface Uploads {
  /**
   * Begins an upload and returns its secret key.
   * @throws DrishtiError `invalid_request` for a bad size, type, id or name, or a size over the limit of one file;
   *   `already_exists` for an id that is taken; `quota_exceeded` when all files together would be over theirs, or the disk is full;
   *   `too_many_requests` when too many uploads are running
   */
  start(request: UploadRequest): Promise<string>;
  /**
   * Adds a chunk at `offset`, which must be what is stored so far, or where the last chunk began: of such a repeat
   * only what is new is added. What arrived before the body broke off stays stored; of a chunk with more bytes than
   * announced nothing does. A chunk that is still arriving
   * is ended when another comes, or a query: its sender has given it up.
   * @throws DrishtiError `not_found`; `invalid_request` for another offset (with an `OffsetMismatch` as its cause) or
   *   more bytes than announced; `failed_precondition` when a newer request ended it; `quota_exceeded` when the disk
   *   is full; whatever the body throws
   */
  append(key: string, offset: number, body: AsyncIterable<Uint8Array>): Promise<UploadState>;
  /**
   * Makes the upload a file; durable once this returns. A repeat returns the same file.
   * @throws DrishtiError `not_found`; `invalid_request` when bytes are missing, or when the label says picture and
   *   the bytes are none that could be used, which drops the upload; `already_exists` when its id was taken meanwhile
   */
  finalize(key: string): Promise<StoredFile>;
  /** Ends a chunk that is still arriving, so that the answer stays true. @throws DrishtiError `not_found` */
  query(key: string): Promise<UploadState>;
  /** Drops an active upload. @throws DrishtiError `not_found`; `failed_precondition` when it is finished */
  cancel(key: string): Promise<void>;
}

/** Everything the server does with files. */
export interface FileService {
  files(owner: string): Files;
  /** @param owner whose uploads they are; where nobody is named an upload's own key is enough */
  uploads(owner: string | undefined): Uploads;
  /** Stops the sweep of what is expired, waits for running work. */
  close(): Promise<void>;
}
