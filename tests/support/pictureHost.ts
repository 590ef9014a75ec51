import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server on the loopback address that serves pictures. */
export interface PictureHost {
  /** Serves bytes and gives their URL. */
  serve(bytes: Uint8Array): string;
  /** Requests so far. */
  requests(): number;
  close(): Promise<void>;
}

/** Starts a picture host on a free port; a server fetches from it only when `fetchAllow` says so. */
export async function startPictureHost(): Promise<PictureHost> {
  const pictures: Uint8Array[] = [];
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    const bytes = pictures[Number(request.url?.slice(1))];
    if (bytes === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes.length }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    serve: (bytes) => `http://127.0.0.1:${port}/${pictures.push(bytes) - 1}`,
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
