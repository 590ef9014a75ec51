import { type Config, ConfigError } from '../config.js';
import { AllowListError } from '../images/fetch/allowEntry.js';
import { createImageFetcher } from '../images/fetch/guardedFetcher.js';
import type { ImageFetcher } from '../images/fetch/imageFetcher.js';
import { version } from './version.js';

/** @throws ConfigError for an entry of `fetchAllow` that is not understood */
export function openFetcher(config: Config): ImageFetcher {
  try {
    return createImageFetcher({
      enabled: config.fetchImages,
      http: config.fetchHttp,
      allow: config.fetchAllow,
      timeoutSeconds: config.fetchTimeoutSeconds,
      userAgent: `Drishti/${version} (image fetcher)`,
    });
  } catch (error) {
    if (!(error instanceof AllowListError)) throw error;
    throw new ConfigError(`setting fetchAllow (DRISHTI_FETCH_ALLOW): ${error.message}`);
  }
}
