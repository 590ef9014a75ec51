import { DrishtiError } from '../errors.js';
import type { Files, OpenFile } from '../files/files.js';
import { decodeBase64 } from '../images/base64.js';
import { openImage } from '../images/decode.js';
import { type EncodedImage, encodedBytes } from '../images/encoded.js';
import type { ImageFetcher } from '../images/fetch/imageFetcher.js';
import type { UprightImage } from '../images/image.js';
import type { ImageLimits } from '../images/probe.js';
import { FetchAllowance, type MemoryBudget } from './fetchAllowance.js';
import type { ImageInput } from './request.js';

export interface LoadLimits extends ImageLimits {
  /** Most pictures in one prompt. */
  readonly maxImages: number;
  /** Most bytes that are fetched for one prompt. */
  readonly maxFetchBytes: number;
}

/** Where pictures come from. */
export interface ImageSources {
  readonly files: Files;
  readonly fetcher: ImageFetcher;
  readonly limits: LoadLimits;
  /** Counts fetched bytes while they are kept. */
  readonly memory: MemoryBudget;
}

/** Opens the pictures of one request whichever way they come. The same file or URL is opened once. */
export class ImageLoader {
  readonly #sources: ImageSources;
  readonly #signal: AbortSignal;
  readonly #keepBytes: boolean;
  readonly #allowance: FetchAllowance;
  readonly #files = new Map<string, Promise<OpenFile>>();
  readonly #fetched = new Map<string, Promise<Buffer>>();

  /**
   * @param keepBytes whether inline pictures stay decoded from base64; else they are decoded each time they are
   *   read, which costs time and saves most of a large request's memory
   * @param signal ends fetching
   */
  constructor(sources: ImageSources, keepBytes: boolean, signal: AbortSignal) {
    this.#sources = sources;
    this.#signal = signal;
    this.#keepBytes = keepBytes;
    this.#allowance = new FetchAllowance(sources.memory, sources.limits.maxFetchBytes);
  }

  /**
   * Reads and checks the header; the pixels stay encoded.
   * @throws DrishtiError `invalid_request` or `not_found` naming the field; the signal's reason when it aborts
   */
  async load({ source, path }: ImageInput): Promise<UprightImage> {
    return openImage(await this.#encoded(source, path), this.#sources.limits, path);
  }

  async #encoded(source: ImageInput['source'], path: string): Promise<EncodedImage> {
    switch (source.type) {
      case 'inline':
        return this.#inline(source.base64, path);
      case 'file': {
        const { file, path: filePath } = await once(this.#files, source.id, (id) => this.#openFile(id, path));
        return { type: 'file', path: filePath, byteLength: file.sizeBytes };
      }
      case 'url':
        return encodedBytes(await once(this.#fetched, source.url, (url) => this.#fetch(url, path)));
    }
  }

  #inline(base64: string, path: string): EncodedImage {
    if (this.#keepBytes) return encodedBytes(decodeBase64(base64, path));
    return { type: 'bytes', bytes: () => decodeBase64(base64, path) };
  }

  async #openFile(id: string, path: string): Promise<OpenFile> {
    return this.#sources.files.open(id).catch((error) => {
      if (!(error instanceof DrishtiError) || error.code !== 'not_found') throw error;
      throw new DrishtiError('not_found', `${path}: there is no file files/${id}, or it has expired`, {
        cause: error,
      });
    });
  }

  #fetch(url: string, path: string): Promise<Buffer> {
    return this.#sources.fetcher.fetch(url, {
      path,
      signal: this.#signal,
      maxBytes: this.#allowance.remaining,
      hold: (bytes) => this.#allowance.hold(bytes, path),
    });
  }

  /** Lets go of files and fetched bytes. Call it when nothing is loaded any more and the answer is done. */
  async release(): Promise<void> {
    this.#allowance.release();
    for (const opened of await Promise.allSettled(this.#files.values())) {
      if (opened.status === 'fulfilled') opened.value.release();
    }
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
