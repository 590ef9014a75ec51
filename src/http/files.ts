import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DrishtiError, invalidRequest } from '../errors.js';
import type { FileService, Files } from '../files/files.js';
import { fileBody } from '../wire/files/file.js';
import { parseFilePath } from '../wire/files/filePath.js';
import { type PageQuery, pageSizeOf } from '../wire/page.js';
import { hostOf } from './host.js';
import { onRequestEnd } from './requestEnd.js';
import { resource } from './resource.js';

const pageSizes = { default: 10, max: 100 };

/** `/files`: what its owner has uploaded, to look up, list, download and delete. */
export function registerFiles(app: FastifyInstance, service: FileService): void {
  const filesOf = ({ owner }: FastifyRequest) => service.files(owner);
  resource(app, '/files', { GET: async (request) => listFiles(request, filesOf(request)) });
  // `::` is the router's way to write one colon.
  resource(app, '/files::register', { POST: refuseRegistration });
  resource(app, '/files/*', {
    GET: async (request, reply) => {
      const { id, method } = filePath(request);
      if (method === 'download') return download(request, reply, filesOf(request), id);
      if (method !== undefined) throw unknownFile(request);
      return fileBody(await filesOf(request).get(id), hostOf(request));
    },
    DELETE: async (request) => {
      const { id, method } = filePath(request);
      if (method !== undefined) throw unknownFile(request);
      await filesOf(request).delete(id);
      return {};
    },
  });
}

async function listFiles(request: FastifyRequest, files: Files) {
  const query = request.query as PageQuery;
  const pageToken = query.pageToken || undefined;
  const page = await files.list({ pageSize: pageSizeOf(query, pageSizes), pageToken });
  if (page.files.length === 0) return {};
  return {
    files: page.files.map((file) => fileBody(file, hostOf(request))),
    ...(page.nextPageToken !== undefined && { nextPageToken: page.nextPageToken }),
  };
}

async function refuseRegistration(): Promise<never> {
  throw invalidRequest('uris', 'files of Google Cloud Storage cannot be registered here; upload them');
}

function filePath(request: FastifyRequest) {
  const path = parseFilePath((request.params as { '*': string })['*']);
  if (!path) throw unknownFile(request);
  return path;
}

function unknownFile(request: FastifyRequest): DrishtiError {
  const path = (request.params as { '*': string })['*'];
  return new DrishtiError('not_found', `files/${path.slice(0, 60)} does not exist`);
}

/** Sends the bytes. As they may be anything, no browser is to show them or run them as a page of this server. */
async function download(request: FastifyRequest, reply: FastifyReply, files: Files, id: string) {
  const { file, path, release } = await files.open(id);
  onRequestEnd(request, reply, release);
  reply.headers({
    'content-type': file.mimeType,
    'content-length': file.sizeBytes,
    'content-disposition': 'attachment',
    'x-content-type-options': 'nosniff',
  });
  return reply.send(request.method === 'HEAD' ? Readable.from([]) : createReadStream(path));
}
