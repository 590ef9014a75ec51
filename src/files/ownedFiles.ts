import { DrishtiError } from '../errors.js';
import type { SharedBlobs } from '../store/sharedBlobs.js';
import { isFileId } from './fileId.js';
import type { FilePage, Files, OpenFile, StoredFile } from './files.js';
import type { FileTable } from './fileTable.js';
import { readPageToken, writePageToken } from './pageToken.js';

/** The files of one owner; those of others are unknown like any that never were. */
export class OwnedFiles implements Files {
  readonly #owner: string;
  readonly #table: FileTable;
  readonly #blobs: SharedBlobs;

  constructor(owner: string, table: FileTable, blobs: SharedBlobs) {
    this.#owner = owner;
    this.#table = table;
    this.#blobs = blobs;
  }

  async get(id: string): Promise<StoredFile> {
    // PostgreSQL fails on a NUL character, and no database needs to be asked for what cannot be there.
    if (!isFileId(id)) throw unknownFile(id);
    const file = await this.#table.find(this.#owner, id);
    if (file === undefined) throw unknownFile(id);
    return file;
  }

  async list({ pageSize, pageToken }: Parameters<Files['list']>[0]): Promise<FilePage> {
    const after = pageToken === undefined ? undefined : readPageToken(pageToken);
    const found = await this.#table.newest(this.#owner, pageSize + 1, after);
    const files = found.slice(0, pageSize);
    const last = files.at(-1);
    if (found.length <= pageSize || last === undefined) return { files };
    return { files, nextPageToken: writePageToken({ created: last.created.getTime(), id: last.id }) };
  }

  async delete(id: string): Promise<void> {
    const file = await this.get(id);
    const wasThere = await this.#blobs.remove(file.sha256, () => this.#table.delete(file));
    if (!wasThere) throw unknownFile(id);
  }

  async open(id: string): Promise<OpenFile> {
    const { sha256 } = await this.get(id);
    const release = this.#blobs.pin(sha256);
    try {
      // Only what is still known once it is pinned is sure to have its bytes.
      const file = await this.get(id);
      if (file.sha256 !== sha256) throw unknownFile(id);
      return { file, path: await this.#blobs.path(sha256), release };
    } catch (error) {
      release();
      throw error;
    }
  }
}

/** Characters of an unknown id that a message repeats: every real one is shorter. */
const maxEchoed = 60;

function unknownFile(id: string): DrishtiError {
  const name = `files/${id.slice(0, maxEchoed)}`;
  return new DrishtiError('not_found', `there is no file ${name}; it may have expired or been deleted`);
}
