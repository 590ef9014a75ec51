import { DrishtiError } from '../../errors.js';

/** Where a model server is. */
export interface ServerAddress {
  readonly origin: string;
  /** Path before a server's own endpoints, such as `/api/tags`: empty, or with a slash before and none after. */
  readonly root: string;
  /** Path before the endpoints of OpenAI, such as `/chat/completions`. */
  readonly api: string;
  /** What the URL itself said of who asks, as the value of `authorization`. */
  readonly authorization: string | undefined;
  /** For messages: holds no credentials. */
  readonly shown: string;
}

/** How paths of OpenAI-compatible APIs end: `/v1`, `/v1beta/openai`, `/paas/v4`. */
const apiPath = /\/(v\d+[a-z0-9]*(\/openai)?|openai)$/;

/**
 * Reads the address of a model server.
 * @throws DrishtiError `failed_precondition` for what is no http or https URL, or has a query or a fragment
 */
export function parseAddress(text: string): ServerAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw refused('it is not an http or https URL, such as http://127.0.0.1:8000');
  }
  if (url.search !== '' || url.hash !== '') throw refused('it may have neither a query nor a fragment');
  const path = url.pathname.replace(/\/+$/, '');
  const root = path.replace(apiPath, '');
  return {
    origin: url.origin,
    root,
    api: apiPath.test(path) ? path : `${path}/v1`,
    authorization: basicAuthorization(url),
    shown: url.origin + path,
  };
}

function refused(problem: string): DrishtiError {
  return new DrishtiError('failed_precondition', `DRISHTI_OPENAI_URL: ${problem}`);
}

/** RFC 7617. */
function basicAuthorization({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  const credentials = `${decode(username)}:${decode(password)}`;
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}

/** A stray percent sign stands for itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
