import { type FileHandle, open, stat } from 'node:fs/promises';
import { invalidRequest } from '../../errors.js';
import { localPath, shownName } from '../pictures/source.js';
import { unreadable } from '../pictures/unreadable.js';
import type { ApiClient } from './apiClient.js';

/** An uploaded file, as the API shows it. */
export interface UploadedFile {
  /** `files/<id>`. */
  readonly name: string;
  readonly displayName?: string;
  readonly mimeType: string;
  /** Bytes, as digits. */
  readonly sizeBytes: string;
  /** RFC 3339, as the other times. */
  readonly createTime: string;
  readonly expirationTime: string;
  /** Base64 of the SHA-256. */
  readonly sha256Hash: string;
  /** What an image content's `uri` is. */
  readonly uri: string;
  readonly state: string;
}

export interface UploadOptions {
  readonly displayName?: string | undefined;
  /** For what is no picture; of pictures the bytes tell. */
  readonly mimeType?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What is uploaded: a path, a `file:` URL, or the bytes. */
export type UploadSource = string | URL | Uint8Array | ArrayBuffer | Blob;

/** Bytes that are sent at once: a few of these are all that is held of a file. */
const chunkBytes = 8 * 2 ** 20;

/** The Files API. What is uploaded stays as long as files live there, and in this process no longer than it is open. */
export class FilesApi {
  readonly #client: ApiClient;

  constructor(client: ApiClient) {
    this.#client = client;
  }

  /**
   * @param source a path, a `file:` URL, or the bytes
   * @throws DrishtiError as the API refuses, and for a path that cannot be read; TypeError for any other source
   */
  async upload(source: UploadSource, options: UploadOptions = {}): Promise<UploadedFile> {
    if (typeof source === 'string' || source instanceof URL) return this.#uploadPath(source, options);
    if (!isBytes(source)) throw new TypeError(`source: give a path, a file: URL, or the bytes`);
    const blob = new Blob([source as Uint8Array<ArrayBuffer> | Blob]);
    const read = async (at: number) => new Uint8Array(await blob.slice(at, at + chunkBytes).arrayBuffer());
    return this.#upload(blob.size, read, options);
  }

  /** All files, newest first. */
  async list(): Promise<readonly UploadedFile[]> {
    const all: UploadedFile[] = [];
    for (let token: string | undefined = ''; token !== undefined; ) {
      const path = `/v1beta/files?pageSize=100&pageToken=${encodeURIComponent(token)}`;
      const page: FilePage = await this.#client.json<FilePage>({ method: 'GET', path });
      all.push(...(page.files ?? []));
      token = page.nextPageToken;
    }
    return all;
  }

  /** @param name with or without `files/` @throws DrishtiError `not_found`; `invalid_request` for what is no name */
  async get(name: string): Promise<UploadedFile> {
    return this.#client.json<UploadedFile>({ method: 'GET', path: pathOf(name) });
  }

  /** As `get`. */
  async delete(name: string): Promise<void> {
    await this.#client.json({ method: 'DELETE', path: pathOf(name) });
  }

  async #uploadPath(path: string | URL, options: UploadOptions): Promise<UploadedFile> {
    if (path instanceof URL && path.protocol !== 'file:') {
      throw new TypeError(`source: a URL must be of a file, not ${path.protocol}`);
    }
    const name = shownName(path);
    const { file, size } = await openToRead(localPath(path), name);
    try {
      return await this.#upload(size, (at) => readChunk(file, at, name), options);
    } finally {
      await file.close();
    }
  }

  async #upload(
    size: number,
    read: (at: number) => Promise<Uint8Array>,
    { displayName, mimeType = 'application/octet-stream', signal }: UploadOptions,
  ): Promise<UploadedFile> {
    const path = await this.#start(size, { displayName, mimeType, signal });
    for (let at = 0; ; ) {
      const body = await read(at);
      const isLast = at + body.length >= size || body.length === 0;
      const headers = {
        'x-goog-upload-command': isLast ? 'upload, finalize' : 'upload',
        'x-goog-upload-offset': String(at),
      };
      const sent = { method: 'POST', path, headers, body, signal } as const;
      const { answer } = await this.#client.exchange<{ file: UploadedFile }>(sent);
      if (isLast) return answer.file;
      at += body.length;
    }
  }

  /** The path, with its query, that the bytes go to. */
  async #start(size: number, { displayName, mimeType, signal }: UploadOptions): Promise<string> {
    const { reply } = await this.#client.exchange({
      method: 'POST',
      path: '/upload/v1beta/files',
      headers: {
        'content-type': 'application/json',
        'x-goog-upload-protocol': 'resumable',
        'x-goog-upload-command': 'start',
        'x-goog-upload-header-content-length': String(size),
        'x-goog-upload-header-content-type': mimeType ?? '',
      },
      body: JSON.stringify({ file: displayName === undefined ? {} : { displayName } }),
      signal,
    });
    const { pathname, search } = new URL(reply.header('x-goog-upload-url') ?? '/', 'http://localhost');
    return pathname.slice(Math.max(0, pathname.indexOf('/upload/'))) + search;
  }
}

interface FilePage {
  readonly files?: readonly UploadedFile[];
  readonly nextPageToken?: string;
}

/** The ids of files that there can be; others would lead to another route. */
const fileId = /^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/;

/** @throws DrishtiError `invalid_request` for what cannot be the name of a file */
function pathOf(name: string): string {
  const id = name.replace(/^files\//, '');
  if (fileId.test(id)) return `/v1beta/files/${id}`;
  throw invalidRequest(shownName(name) || 'name', 'is no name of a file, which is as files/abc-123');
}

function isBytes(source: unknown): boolean {
  return source instanceof Uint8Array || source instanceof ArrayBuffer || source instanceof Blob;
}

/** @throws DrishtiError for what cannot be read, and for what is no file: devices and pipes may never end */
async function openToRead(path: string | URL, name: string): Promise<{ file: FileHandle; size: number }> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw invalidRequest(name, 'is not a file');
    return { file: await open(path), size: found.size };
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** @throws DrishtiError for what cannot be read */
async function readChunk(file: FileHandle, at: number, name: string): Promise<Uint8Array> {
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(chunkBytes), 0, chunkBytes, at);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw unreadable(name, error);
  }
}
