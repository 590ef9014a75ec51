import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ForgetfulProxy {
  readonly url: string;
  /** How many requests have come. */
  requests(): number;
  close(): Promise<void>;
}

/**
 * A proxy in front of a server that passes every chunk of an upload on, but forgets the headers of the first answer
 * to each: to the client it looks as if the chunk had got lost.
 */
export async function forgetfulProxy(target: string): Promise<ForgetfulProxy> {
  const answered = new Set<string>();
  let requests = 0;
  const server = createServer((incoming, outgoing) => {
    requests++;
    const { method = 'GET', headers, url = '/' } = incoming;
    const onward = request(new URL(url, target), { method, headers }, (answer) => {
      const offset = headers['x-goog-upload-offset'];
      const forgotten = offset !== undefined && !answered.has(String(offset));
      answered.add(String(offset));
      outgoing.writeHead(answer.statusCode ?? 502, forgotten ? {} : answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
