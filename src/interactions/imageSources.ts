import type { Files } from '../files/files.js';
import type { EncodedImage } from '../images/encoded.js';
import type { ImageFetcher } from '../images/fetch/imageFetcher.js';
import type { ImageLimits } from '../images/probe.js';
import type { MemoryBudget } from './fetchAllowance.js';
import type { StoredPicture } from './request.js';

export interface LoadLimits extends ImageLimits {
  /** Most pictures in one prompt. */
  readonly maxImages: number;
  /** Most bytes that are fetched for one prompt. */
  readonly maxFetchBytes: number;
  /** How long fetching for one prompt may take in all, in seconds. */
  readonly maxFetchSeconds: number;
}

/** A bounded number of requests at work. */
export interface Places {
  /** Waits for a place and returns the function that gives it back. @throws DrishtiError `too_many_requests` */
  enter(signal: AbortSignal): Promise<() => void>;
}

/** A kept picture, which stays readable until `release`. */
export interface OpenPicture {
  readonly image: EncodedImage;
  release(): void;
}

/** The blobs that kept pictures are in. */
export interface PictureBlobs {
  /** Its bytes are read each time they are asked for. @throws DrishtiError `not_found` when it is lost */
  openPicture(picture: StoredPicture): Promise<OpenPicture>;
}

/** Where the pictures of one caller come from. */
export interface ImageSources {
  /** Whose requests take turns with those of others. */
  readonly owner: string;
  readonly files: Files;
  readonly blobs: PictureBlobs;
  readonly fetcher: ImageFetcher;
  readonly limits: LoadLimits;
  /** Counts fetched bytes while they are kept. */
  readonly memory: MemoryBudget;
  /** For requests that load pictures and have no place at an engine. */
  readonly places: Places;
}
