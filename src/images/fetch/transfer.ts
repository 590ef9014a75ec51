import { Client } from 'undici';
import { type ConnectorOptions, pinnedConnector } from './connector.js';
import { maxHeaderBytes } from './limits.js';
import { type BodyLimit, type Reply, ReplyReader } from './replyReader.js';

export interface TransferOptions extends ConnectorOptions, BodyLimit {
  readonly userAgent: string;
}

/**
 * One GET over a connection of its own, which is closed afterwards: what was checked of a connection holds for
 * everything that is sent over it, and no answer can be left in it for another picture.
 * @param addresses where the URL's host is connected to
 * @throws FetchRefusal; what `hold` throws
 */
export async function transfer(
  url: URL,
  addresses: readonly string[],
  { userAgent, ...options }: TransferOptions,
): Promise<Reply> {
  const client = new Client(url.origin, {
    connect: pinnedConnector(addresses, options),
    maxHeaderSize: maxHeaderBytes,
    // The signal bounds the time.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  try {
    return await new Promise<Reply>((resolve, reject) => {
      const headers = { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': userAgent };
      const path = url.pathname + url.search;
      client.dispatch(
        { method: 'GET', path, headers, reset: true },
        new ReplyReader(options, resolve, reject),
      );
    });
  } finally {
    await client.destroy();
  }
}
