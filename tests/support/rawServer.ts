import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { testCertificate, testKey } from './testCertificate.js';

/** Answers one request; `head` is everything up to the empty line. Not ending the socket keeps the caller waiting. */
export type Answer = (socket: Socket, head: string) => void;

export interface RawServer {
  readonly port: number;
  /** Connections that were opened, whether or not anything was sent over them. */
  connections: number;
  /** Connections that are open now. */
  readonly open: ReadonlySet<Socket>;
  /** Heads of the requests that arrived. */
  readonly heads: string[];
  close(): Promise<void>;
}

export interface RawServerOptions {
  readonly host?: string;
  readonly port?: number;
  /** Speak TLS with the certificate of tests. */
  readonly secure?: boolean;
}

/** A server on loopback that says, byte for byte, what a test tells it to, and counts who comes. */
export async function rawServer(
  answer: Answer,
  { host = '127.0.0.1', port = 0, secure }: RawServerOptions = {},
): Promise<RawServer> {
  const talk = (socket: Socket) => {
    socket.on('error', () => {});
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (!received.includes('\r\n\r\n')) return;
      heads.push(received);
      received = '';
      answer(socket, heads.at(-1) as string);
    });
  };
  const heads: string[] = [];
  const open = new Set<Socket>();
  const server = secure
    ? createSecureServer({ cert: testCertificate, key: testKey }, talk).on('tlsClientError', () => {})
    : createServer(talk);
  const self = { port: 0, connections: 0, open, heads, close };
  server.on('connection', (socket: Socket) => {
    self.connections++;
    open.add(socket);
    socket.on('error', () => {}).once('close', () => open.delete(socket));
  });
  server.listen(port, host);
  await once(server, 'listening');
  self.port = (server.address() as AddressInfo).port;
  return self;

  async function close(): Promise<void> {
    server.close();
    for (const socket of open) socket.destroy();
    await once(server, 'close');
  }
}

/** A response as it goes over the wire; the length is right and the connection closed unless the headers say else. */
export function response(
  body: Buffer | string,
  headers: Readonly<Record<string, string>> = {},
  status = '200 OK',
): Buffer {
  const lines = Object.entries({ 'content-length': String(Buffer.byteLength(body)), ...headers });
  const head = [`HTTP/1.1 ${status}`, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''];
  return Buffer.concat([Buffer.from(head.join('\r\n')), Buffer.from(body)]);
}

/** An answer that redirects. */
export function redirectTo(location: string, status = '302 Found'): Answer {
  return (socket) => socket.end(response('', { location }, status));
}
