import { invalidRequest } from '../errors.js';

const loneSurrogate = /\p{Surrogate}/u;

/**
 * Names are put into URIs, which half a character cannot be.
 * @throws DrishtiError `invalid_request` for a surrogate of UTF-16 without the other half of its pair
 */
export function checkWellFormed(name: string, path: string): void {
  if (loneSurrogate.test(name)) throw invalidRequest(path, 'must be valid Unicode, without lone surrogates');
}
