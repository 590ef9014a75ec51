import { errors } from 'undici';
import { maxHeaderBytes } from './limits.js';
import { FetchRefusal } from './refusal.js';

const wrongHttp = 'its server does not speak HTTP as it should';

/** What error codes of Node, OpenSSL and undici mean for the caller. */
const meanings: readonly (readonly [codes: RegExp, meaning: string])[] = [
  [/^E(CONNREFUSED|HOST|NET|TIMEDOUT|ADDRNOTAVAIL|ACCES|PERM)/, 'no connection to its server could be made'],
  [/^ERR_TLS_CERT_ALTNAME/, 'the certificate of its server is for another name'],
  [
    /^(CERT|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|INVALID|HOSTNAME)_/,
    'the certificate of its server is not trusted',
  ],
  [/^(ERR_SSL_|EPROTO)/, 'its server does not speak TLS as it should'],
  [/^UND_ERR_HEADERS_OVERFLOW/, `the headers of the response have more than ${maxHeaderBytes} bytes`],
  [
    /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)/,
    'its server broke the transfer off',
  ],
  // What undici meets and holds for impossible.
  [/^ERR_ASSERTION/, wrongHttp],
];

/**
 * Says what went wrong on the wire in words that hold nothing of it; the error itself, which may hold what was
 * received, is dropped. A refusal or a mistake of ours is given back as it is.
 */
export function explainTransport(error: Error): Error {
  const meaning = meaningOf(error);
  return meaning === undefined ? error : new FetchRefusal(meaning);
}

function meaningOf(error: Error): string | undefined {
  if (error instanceof errors.HTTPParserError) return wrongHttp;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return undefined;
  return meanings.find(([codes]) => codes.test(code))?.[1] ?? 'the transfer failed';
}
