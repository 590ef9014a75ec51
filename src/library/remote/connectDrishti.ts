import { type Config, ConfigError, loadConfig } from '../../config.js';
import { ApiClient } from '../api/apiClient.js';
import { Drishti } from '../drishti.js';
import { PictureOpener } from '../pictures/pictureOpener.js';
import { HttpTransport } from './httpTransport.js';

export interface Server {
  /** Base URL, such as `http://127.0.0.1:8787`. */
  readonly url: string;
  /** One of its keys, where it asks for one. */
  readonly key?: string | undefined;
}

/** Questions that a server is asked at a time, which leaves places for its other callers. */
const atOnce = 16;

/**
 * The same as `createDrishti`, answered by a server. Pictures are read on this side, those at URLs as well, and sent along.
 * @param config limits of the pictures and of fetching them
 * @throws ConfigError for a URL that is none, or a key that cannot be sent
 */
export function connectDrishti({ url, key }: Server, config: Config = loadConfig({})): Drishti {
  const client = new ApiClient(new HttpTransport({ url: baseUrl(url), key: sendable(key) }));
  return new Drishti(client, new PictureOpener(config), { atOnce });
}

function baseUrl(url: string): string {
  const parsed = URL.parse(url);
  const isBare =
    parsed?.search === '' && parsed.hash === '' && parsed.username === '' && parsed.password === '';
  if (/^https?:\/\//i.test(url) && isBare) return url.replace(/\/+$/, '');
  throw new ConfigError('the server must be an http or https URL without user, query and fragment');
}

function sendable(key: string | undefined): string | undefined {
  if (key === undefined || /^[\x21-\x7e]+$/.test(key)) return key;
  throw new ConfigError('the key must be printable ASCII characters without spaces');
}
