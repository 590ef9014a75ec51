import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers a request for a file in its own way; what it does not end is answered as usual when it returns false. */
export type Trick = (asked: AskedFile) => boolean | undefined;

export interface AskedFile {
  readonly path: string;
  readonly bytes: Buffer;
  /** First byte that is asked for. */
  readonly from: number;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** How often this file was asked for before. */
  readonly before: number;
}

export interface HubMirror {
  readonly url: string;
  /** `owner/name` of the one repository. */
  readonly repository: string;
  readonly revision: string;
  /** What was asked, in order: method, path and headers. */
  readonly asked: { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  /** Bytes of files that were sent. */
  sentBytes: number;
  /** Where the bytes of large files are, when not on the hub itself. */
  readonly contentUrl: string;
  trick: Trick | undefined;
  /** What the hub answers to questions of a repository, instead of what is so. */
  refuse: ((response: ServerResponse, request: IncomingMessage) => void) | undefined;
  /** What the hub knows of the repository, to be changed by tests. */
  info: { license?: string; siblings: Sibling[] } & Record<string, unknown>;
  close(): Promise<void>;
}

export interface Sibling {
  rfilename: string;
  size: number;
  blobId: string;
  lfs?: { sha256: string; size: number; pointerSize: number };
}

export type Files = Readonly<Record<string, Buffer | string>>;

/** Larger files are LFS on the hub: named by their SHA-256, and redirected to a content network. */
const largeBytes = 4096;

/**
 * A hub on loopback with one repository, and the content network it redirects to on a port of its own. It says and does
 * what huggingface.co does: `/api/models/…/revision/…?blobs=true`, `/…/resolve/…`, redirects, ranges.
 */
export async function hubMirror(files: Files, repository = 'drishti-tests/tiny'): Promise<HubMirror> {
  const stored = new Map(Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes)]));
  const revision = createHash('sha1')
    .update([...stored.keys()].join())
    .digest('hex');
  const askedBefore = new Map<string, number>();
  const content = createServer((request, response) => {
    mirror.asked.push({ path: `content:${request.url}`, headers: request.headers });
    sendFile(decodeURIComponent((request.url ?? '').slice(1).split('?')[0] ?? ''), request, response);
  });
  const hub = createServer((request, response) => {
    mirror.asked.push({ path: request.url ?? '', headers: request.headers });
    if (mirror.refuse !== undefined) return mirror.refuse(response, request);
    const { pathname } = new URL(request.url ?? '', 'http://hub');
    if (pathname.startsWith(`/api/models/${repository}/revision/`)) return sendJson(response, mirror.info);
    const path = pathname.split(`/${repository}/resolve/${mirror.info['sha']}/`)[1];
    if (path === undefined) return sendStatus(response, 404, 'RepoNotFound');
    const bytes = stored.get(path);
    if (bytes === undefined) return sendStatus(response, 404, 'EntryNotFound');
    if (bytes.length < largeBytes) return sendFile(path, request, response);
    response.writeHead(302, {
      location: `${mirror.contentUrl}/${path}?signature=${randomBytes(4).toString('hex')}`,
    });
    response.end();
  });

  function sendFile(path: string, request: IncomingMessage, response: ServerResponse): void {
    const bytes = stored.get(path);
    if (bytes === undefined) {
      sendStatus(response, 404, 'EntryNotFound');
      return;
    }
    const before = askedBefore.get(path) ?? 0;
    askedBefore.set(path, before + 1);
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (mirror.trick?.({ path, bytes, from, request, response, before })) return;
    sendFrom(mirror, response, bytes, from);
  }

  const mirror: HubMirror = {
    url: await listen(hub),
    contentUrl: await listen(content),
    repository,
    revision,
    asked: [],
    sentBytes: 0,
    trick: undefined,
    refuse: undefined,
    info: {
      id: repository,
      sha: revision,
      cardData: { license: 'apache-2.0' },
      siblings: siblingsOf(stored),
    },
    close: async () => {
      for (const server of [hub, content]) {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      }
    },
  };
  return mirror;
}

/** The bytes of a file from one on, as a range when it is not the first. */
export function sendFrom(mirror: HubMirror, response: ServerResponse, bytes: Buffer, from: number): void {
  const rest = bytes.subarray(from);
  const range = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
  response.writeHead(from > 0 ? 206 : 200, { 'content-length': rest.length, ...(from > 0 ? range : {}) });
  mirror.sentBytes += rest.length;
  response.end(rest);
}

/** Sends the first bytes of an answer and cuts the connection. */
export function sendAndCut(mirror: HubMirror, { response, bytes, from }: AskedFile, length: number): true {
  const range = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
  response.writeHead(from > 0 ? 206 : 200, {
    'content-length': bytes.length - from,
    ...(from > 0 ? range : {}),
  });
  mirror.sentBytes += length;
  response.write(bytes.subarray(from, from + length), () => setTimeout(() => response.destroy(), 20));
  return true;
}

function siblingsOf(stored: ReadonlyMap<string, Buffer>): Sibling[] {
  return [...stored].map(([rfilename, bytes]) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const blobId = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
    const lfs = { sha256, size: bytes.length, pointerSize: 130 };
    return { rfilename, size: bytes.length, blobId, ...(bytes.length < largeBytes ? {} : { lfs }) };
  });
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** A refusal as the hub writes it. */
export function sendStatus(response: ServerResponse, status: number, code?: string): void {
  response.writeHead(status, code === undefined ? {} : { 'x-error-code': code }).end('refused');
}

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
