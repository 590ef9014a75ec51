import type { DrishtiError } from '../../src/errors.js';
import { createImageFetcher, type FetchOptions } from '../../src/images/fetch/guardedFetcher.js';
import type { FetchRequest, ImageFetcher } from '../../src/images/fetch/imageFetcher.js';
import { testCertificate } from './testCertificate.js';

/** A fetcher as the server has it, that trusts the tests' certificate and looks no name up outside. */
export function testFetcher(options: Partial<FetchOptions> = {}): ImageFetcher {
  return createImageFetcher({
    enabled: true,
    http: false,
    allow: [],
    timeoutSeconds: 30,
    userAgent: 'Drishti/0 (image fetcher)',
    resolve: async () => [],
    authorities: testCertificate,
    ...options,
  });
}

/** What every request of the tests asks for unless it says else. */
export function fetchRequest(changes: Partial<FetchRequest> = {}): FetchRequest {
  return { path: 'input[0].uri', maxBytes: 1_000_000, signal: new AbortController().signal, ...changes };
}

/** The message of the refusal, which must be one. */
export async function refusal(fetching: Promise<Buffer>): Promise<string> {
  const error = await fetching.then(
    (bytes) => {
      throw new Error(`fetched ${bytes.length} bytes`);
    },
    (error: DrishtiError) => error,
  );
  if (error.code !== 'invalid_request') throw error;
  return error.message;
}
