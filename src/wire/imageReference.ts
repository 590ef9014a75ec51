import { invalidRequest } from '../errors.js';
import type { ImageSource } from '../interactions/request.js';
import { shown } from './fields.js';

/** The host in the URIs that Google's service hands out. */
const googleHost = 'generativelanguage.googleapis.com';

const fileId = '[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?';
const fileName = new RegExp(`^(?:files/)?(${fileId})$`);
const filePath = new RegExp(`/v\\d+(?:alpha|beta)?/files/(${fileId})$`);

/**
 * Tells what a `uri` names: one of our files (`files/<id>`, `<id>`, or the URI that an upload was given), or a
 * picture elsewhere.
 * @param ownHost the host, with port, that the request was sent to
 * @param path the field as the caller wrote it, for the message
 * @throws DrishtiError `invalid_request` for anything else
 */
export function parseImageReference(uri: string, ownHost: string, path: string): ImageSource {
  const name = fileName.exec(uri)?.[1];
  if (name) return { type: 'file', id: name };
  const url = parseHttpUrl(uri, path);
  const id = filePath.exec(url.pathname)?.[1];
  return id && isOurHost(url, ownHost) ? { type: 'file', id } : { type: 'url', url: uri };
}

function parseHttpUrl(uri: string, path: string): URL {
  const url = URL.parse(uri);
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url;
  const advice = 'use an https URL, or the uri or name (files/<id>) of an uploaded file';
  if (url?.protocol === 'data:') throw invalidRequest(path, 'put base64 into `data`, not into the uri');
  throw invalidRequest(path, `${shown(uri)} is not accepted; ${advice}`);
}

/**
 * A server is known under several names: a file uploaded to `localhost` may be asked for through `127.0.0.1` or the
 * name of a container. No picture of the outside world has such a host, so all of them mean us.
 */
function isOurHost({ host, hostname }: URL, ownHost: string): boolean {
  const isAddress = /^[\d.]+$|^\[/.test(hostname);
  return host === ownHost.toLowerCase() || host === googleHost || isAddress || !hostname.includes('.');
}
