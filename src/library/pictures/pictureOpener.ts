import { readFile, stat } from 'node:fs/promises';
import { type Config, megabyte, megapixel } from '../../config.js';
import { invalidRequest } from '../../errors.js';
import type { Size } from '../../geometry/box.js';
import { openImage } from '../../images/decode.js';
import { encodedBytes } from '../../images/encoded.js';
import type { ImageFetcher } from '../../images/fetch/imageFetcher.js';
import type { UprightImage } from '../../images/image.js';
import { openFetcher } from '../../services/openFetcher.js';
import { type PictureSource, type Place, placeOf } from './source.js';
import { unreadable } from './unreadable.js';

/** A picture whose header was read and is all right. */
export interface OpenPicture extends Size {
  /** As messages call it. */
  readonly name: string;
  /** Encoded. */
  readonly bytes: Uint8Array;
  readonly image: UprightImage;
}

/** Reads pictures wherever they are, within the limits of the settings. */
export class PictureOpener {
  readonly #config: Config;
  readonly #fetcher: ImageFetcher;

  /** @throws ConfigError for an entry of `fetchAllow` that is not understood */
  constructor(config: Config) {
    this.#config = config;
    this.#fetcher = openFetcher(config);
  }

  /**
   * @param unnamed what messages call bytes without a name
   * @throws DrishtiError `invalid_request` naming the picture, for one that cannot be read, is none, or is over a limit;
   *   the signal's reason when it aborts
   */
  async open(source: PictureSource, signal: AbortSignal, unnamed = 'image'): Promise<OpenPicture> {
    const place = placeOf(source, unnamed);
    const bytes = await this.#read(place, signal);
    const limits = { maxPixels: this.#config.maxImageMegapixels * megapixel };
    const image = await openImage(encodedBytes(bytes), limits, place.name);
    return { name: place.name, bytes, image, width: image.width, height: image.height };
  }

  async #read(place: Place, signal: AbortSignal): Promise<Uint8Array> {
    const { name } = place;
    switch (place.type) {
      case 'url': {
        const maxBytes = this.#config.maxFetchMegabytes * megabyte;
        return this.#fetcher.fetch(place.url, { path: name, maxBytes, signal });
      }
      case 'path':
        return readPath(place.path, this.#maxBytes, { name, signal });
      case 'blob':
        refuseTooLong(place.blob.size, this.#maxBytes, name);
        return new Uint8Array(await place.blob.arrayBuffer());
    }
  }

  /** What fits into the body of a request as base64, which takes four bytes for three. */
  get #maxBytes(): number {
    return Math.floor(this.#config.maxBodyMegabytes * megabyte * 0.74);
  }
}

async function readPath(
  path: string | URL,
  maxBytes: number,
  { name, signal }: { readonly name: string; readonly signal: AbortSignal },
): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    // Devices and pipes may never end.
    if (!found.isFile()) throw invalidRequest(name, 'is not a file');
    refuseTooLong(found.size, maxBytes, name);
    return await readFile(path, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw unreadable(name, error);
  }
}

function refuseTooLong(bytes: number, maxBytes: number, name: string): void {
  if (bytes > maxBytes) throw invalidRequest(name, `has ${bytes} bytes; at most ${maxBytes} are accepted`);
}
