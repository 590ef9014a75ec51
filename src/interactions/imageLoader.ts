import { DrishtiError, invalidRequest } from '../errors.js';
import type { Files, OpenFile } from '../files/files.js';
import { decodeBase64 } from '../images/base64.js';
import { openImage } from '../images/decode.js';
import { type EncodedImage, encodedBytes } from '../images/encoded.js';
import type { UprightImage } from '../images/image.js';
import { FetchAllowance } from './fetchAllowance.js';
import type { ImageSources, OpenPicture, PictureBlobs } from './imageSources.js';
import type { PictureToKeep } from './interactionStore.js';
import type { ImageInput, ImageSource, StoredPicture } from './request.js';

/** Opens the pictures of one request whichever way they come. The same file or URL is opened once. */
export class ImageLoader {
  readonly #sources: ImageSources;
  readonly #keepBytes: boolean;
  readonly #allowance: FetchAllowance;
  readonly #files = new Map<string, Promise<OpenFile>>();
  readonly #kept = new Map<string, Promise<OpenPicture>>();
  readonly #fetched = new Map<string, Promise<Buffer>>();
  readonly #opened = new Map<string, Promise<UprightImage>>();

  /**
   * @param keepBytes whether inline pictures stay decoded from base64; else they are decoded each time they are
   *   read, which costs time and saves most of a large request's memory
   */
  constructor(sources: ImageSources, keepBytes: boolean) {
    this.#sources = sources;
    this.#keepBytes = keepBytes;
    this.#allowance = new FetchAllowance(sources.memory, sources.limits.maxFetchBytes);
  }

  /**
   * Fetches the bytes of a picture elsewhere, which then are held until `release`.
   * @throws DrishtiError `invalid_request` naming the field; `too_many_requests`; the signal's reason
   */
  fetch(url: string, path: string, signal: AbortSignal): Promise<Buffer> {
    return once(this.#fetched, url, () =>
      this.#sources.fetcher.fetch(url, {
        path,
        signal,
        maxBytes: this.#allowance.remaining,
        hold: (bytes) => this.#allowance.hold(bytes, path),
      }),
    );
  }

  /**
   * Reads and checks the header of a picture; the pixels stay encoded. What is at a URL must have been fetched.
   * @throws DrishtiError `invalid_request` or `not_found`, naming the first field with this picture
   */
  open({ source, path }: ImageInput): Promise<UprightImage> {
    const open = async () => openImage(await this.#encoded(source, path), this.#sources.limits, path);
    return source.type === 'inline' ? open() : once(this.#opened, keyOf(source), open);
  }

  async #encoded(source: ImageSource, path: string): Promise<EncodedImage> {
    switch (source.type) {
      case 'inline':
        return this.#inline(source.base64, path);
      case 'file': {
        const { file, path: filePath } = await this.#openFile(source.id, path);
        return { type: 'file', path: filePath, byteLength: file.sizeBytes };
      }
      case 'stored':
        return (await this.#openKept(source, path)).image;
      case 'url': {
        const bytes = await this.#fetched.get(source.url);
        if (bytes === undefined) throw new TypeError(`${path} was not fetched before it was opened`);
        return encodedBytes(bytes);
      }
    }
  }

  /**
   * What is to be kept of a picture that was opened: where it is kept already, or else its bytes.
   * @throws as `open`
   */
  async locate({ source, path }: ImageInput): Promise<PictureToKeep> {
    if (source.type === 'stored') return source;
    if (source.type !== 'file') return this.#encoded(source, path);
    const { file } = await this.#openFile(source.id, path);
    return { type: 'stored', sha256: file.sha256, offset: 0, length: file.sizeBytes };
  }

  #openFile(id: string, path: string): Promise<OpenFile> {
    return once(this.#files, id, () => openKnown(this.#sources.files, id, path));
  }

  #openKept(picture: StoredPicture, path: string): Promise<OpenPicture> {
    return once(this.#kept, keyOf(picture), () => openKept(this.#sources.blobs, picture, path));
  }

  #inline(base64: string, path: string): EncodedImage {
    if (this.#keepBytes) return encodedBytes(decodeBase64(base64, path));
    return { type: 'bytes', bytes: () => decodeBase64(base64, path) };
  }

  /** Lets go of files and fetched bytes, once what is still loading has come to its end. */
  async release(): Promise<void> {
    await Promise.allSettled([...this.#fetched.values(), ...this.#opened.values()]);
    this.#allowance.release();
    const open = [...this.#files.values(), ...this.#kept.values()];
    for (const opened of await Promise.allSettled<{ release(): void }>(open)) {
      if (opened.status === 'fulfilled') opened.value.release();
    }
  }
}

async function openKept(blobs: PictureBlobs, picture: StoredPicture, path: string): Promise<OpenPicture> {
  try {
    return await blobs.openPicture(picture);
  } catch (error) {
    if (!(error instanceof DrishtiError) || error.code !== 'not_found') throw error;
    throw invalidRequest(path, 'a picture of the conversation is lost; send it again', error);
  }
}

async function openKnown(files: Files, id: string, path: string): Promise<OpenFile> {
  try {
    return await files.open(id);
  } catch (error) {
    if (!(error instanceof DrishtiError) || error.code !== 'not_found') throw error;
    throw new DrishtiError('not_found', `${path}: there is no file files/${id}, or it has expired`, {
      cause: error,
    });
  }
}

function keyOf(source: Exclude<ImageSource, { type: 'inline' }>): string {
  switch (source.type) {
    case 'file':
      return `file ${source.id}`;
    case 'url':
      return `url ${source.url}`;
    case 'stored':
      return `blob ${source.sha256} ${source.offset}`;
  }
}

/** Starts work for a key the first time it is asked for. */
function once<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  start: (key: string) => Promise<Value>,
): Promise<Value> {
  const started = known.get(key) ?? start(key);
  known.set(key, started);
  return started;
}
