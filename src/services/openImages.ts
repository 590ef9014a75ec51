import { type Config, megabyte, megapixel } from '../config.js';
import { AdmissionQueue } from '../engines/admission.js';
import type { FileService } from '../files/files.js';
import type { MemoryBudget } from '../interactions/fetchAllowance.js';
import type { ImageSources, PictureBlobs } from '../interactions/imageSources.js';
import { openFetcher } from './openFetcher.js';

/** Requests that fetch pictures or count them at the same time, and that may wait to. */
const loadingRequests = { concurrency: 16, maxQueue: 256 };

/** All fetching for one request may take as many times as long as fetching one picture may. */
const fetchTimeoutsPerRequest = 10;

/**
 * Where the pictures of each owner come from.
 * @throws ConfigError for an entry of `fetchAllow` that is not understood
 */
export function openImages(
  config: Config,
  files: FileService,
  blobs: PictureBlobs,
  memory: MemoryBudget,
): (owner: string) => ImageSources {
  const shared = {
    blobs,
    memory,
    fetcher: openFetcher(config),
    limits: {
      maxPixels: config.maxImageMegapixels * megapixel,
      maxImages: config.maxImages,
      maxFetchBytes: config.maxFetchMegabytes * megabyte,
      maxFetchSeconds: config.fetchTimeoutSeconds * fetchTimeoutsPerRequest,
    },
  };
  const places = new AdmissionQueue(loadingRequests);
  return (owner) => ({
    ...shared,
    owner,
    files: files.files(owner),
    places: { enter: (signal) => places.enter(signal, owner) },
  });
}
