import { errors } from 'undici';
import { nonsense, unavailable } from './failures.js';

/** What error codes of Node, OpenSSL and undici mean, where another try may help. */
const passing: readonly (readonly [codes: RegExp, meaning: string])[] = [
  [/^E(CONNREFUSED|HOST|NET|TIMEDOUT|ADDRNOTAVAIL)|^UND_ERR_CONNECT_TIMEOUT/, 'does not answer'],
  [/^(ENOTFOUND|EAI_)/, 'is not found by its name'],
  [/^UND_ERR_(CLOSED|DESTROYED)/, 'is asked no more: we stop'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)/, 'broke the connection off'],
];

const lasting: readonly (readonly [codes: RegExp, meaning: string])[] = [
  [/^ERR_TLS_CERT_ALTNAME/, 'has a certificate for another name'],
  [/^(CERT|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|INVALID|HOSTNAME)_/, 'has a certificate that is not trusted'],
  [/^(ERR_SSL_|EPROTO)/, 'does not speak TLS as it should'],
  [/^(UND_ERR_HEADERS_OVERFLOW|HPE_|ERR_ASSERTION)/, 'does not speak HTTP as it should'],
];

/**
 * Says what went wrong on the wire in words that hold nothing of it: a `PassingFailure` or a DrishtiError. What is no
 * fault of the wire is given back as it is.
 */
export function connectionFailure(error: unknown, server: string): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof errors.HTTPParserError) return nonsense(server, 'does not speak HTTP as it should');
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const passes = meaningOf(code, passing);
  if (passes !== undefined) return unavailable(`${server} ${passes}`);
  const lasts = meaningOf(code, lasting);
  return lasts === undefined ? error : nonsense(server, lasts);
}

function meaningOf(code: string, meanings: typeof passing): string | undefined {
  return meanings.find(([codes]) => codes.test(code))?.[1];
}
