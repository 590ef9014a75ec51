import { errors } from 'undici';
import { maxHeaderBytes } from './limits.js';
import { FetchRefusal } from './refusal.js';

const unreachable = 'no connection to its server could be made';
const untrusted = 'the certificate of its server is not trusted';
const brokenOff = 'its server broke the transfer off';

/** Codes of errors of Node, OpenSSL and undici by what they start with, and what they mean for the caller. */
const meanings: readonly (readonly [prefix: string, meaning: string])[] = [
  ['ERR_TLS_CERT_ALTNAME', 'the certificate of its server is for another name'],
  ['CERT_', untrusted],
  ['UNABLE_TO_', untrusted],
  ['DEPTH_ZERO_', untrusted],
  ['SELF_SIGNED_', untrusted],
  ['INVALID_', untrusted],
  ['HOSTNAME_', untrusted],
  ['ERR_SSL_', 'its server does not speak TLS as it should'],
  ['EPROTO', 'its server does not speak TLS as it should'],
  ['ECONNREFUSED', unreachable],
  ['EHOST', unreachable],
  ['ENET', unreachable],
  ['ETIMEDOUT', unreachable],
  ['EADDRNOTAVAIL', unreachable],
  ['ECONNRESET', brokenOff],
  ['EPIPE', brokenOff],
  ['UND_ERR_SOCKET', brokenOff],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', brokenOff],
  ['UND_ERR_HEADERS_OVERFLOW', `the headers of the response have more than ${maxHeaderBytes} bytes`],
];

/**
 * Says what went wrong on the wire in words that hold nothing of it; the error itself, which may hold what was
 * received, is dropped. A mistake of ours is given back as it is.
 */
export function explainTransport(error: Error): Error {
  if (error instanceof FetchRefusal) return error;
  const meaning = meaningOf(error);
  return meaning === undefined ? error : new FetchRefusal(meaning);
}

function meaningOf(error: Error): string | undefined {
  if (error instanceof errors.HTTPParserError) return 'its server does not speak HTTP as it should';
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return undefined;
  return meanings.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'the transfer failed';
}
