import { maxRedirects } from './limits.js';
import { FetchRefusal } from './refusal.js';
import type { Reply } from './replyReader.js';

/** A URL as somebody wrote it, relative to the one that redirected to it. */
export interface Reference {
  readonly text: string;
  readonly base?: URL | undefined;
}

/** Judges a reference from scratch and asks the server behind it. */
export type Visit = (reference: Reference) => Promise<{ readonly url: URL; readonly reply: Reply }>;

/**
 * Goes from URL to URL until one answers with the picture.
 * @throws FetchRefusal after too many redirects; what `visit` throws
 */
export async function followRedirects(start: string, visit: Visit): Promise<Buffer> {
  let reference: Reference = { text: start };
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const { url, reply } = await visit(reference).catch((error) => {
      throw redirects === 0 ? error : blameRedirect(error);
    });
    if (reply.type === 'picture') return reply.bytes;
    reference = { text: reply.location, base: url };
  }
  throw new FetchRefusal(`it redirects more than ${maxRedirects} times`);
}

/** The caller did not write the URL that is refused. */
function blameRedirect(error: unknown): unknown {
  if (!(error instanceof FetchRefusal)) return error;
  return new FetchRefusal(`${error.message} (after a redirect)`, { cause: error });
}
