import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FileService, Uploads } from '../files/files.js';
import { startHeaders } from '../wire/files/uploadHeaders.js';
import { parseUploadStart } from '../wire/files/uploadStart.js';
import { BodySlots } from './bodySlots.js';
import { hostOf } from './host.js';
import { route, versions } from './resource.js';
import { readSmallBody } from './smallBody.js';
import { answerUploadCall } from './uploadCall.js';

/** The start of an upload is a handful of fields. */
const maxStartBytes = 65_536;

/**
 * Bodies that are stored at the same time. Each takes up to 1 MB, however long it is: blocks on the way to the disk and
 * the socket's buffers. They do not count with the bodies of other requests, which slow uploads would keep out else.
 */
const maxArrivingBodies = 200;

interface UploadQuery {
  readonly upload_id?: string;
  readonly uploadType?: string;
}

/**
 * Resumable uploads: a start is answered with a URL for the bytes and all that follows. Its query holds a key of the
 * upload's own, which is enough; who shows an API key as well must be its owner.
 */
export function registerUploads(app: FastifyInstance, { uploads: uploadsOf }: FileService): void {
  const slots = new BodySlots(maxArrivingBodies);
  const POST = async (request: FastifyRequest, reply: FastifyReply) => {
    const { upload_id: key } = request.query as UploadQuery;
    if (key === undefined) return startUpload(request, reply, uploadsOf(request.owner));
    const uploads = uploadsOf(request.showsKey ? request.owner : undefined);
    return answerUploadCall({ request, reply, uploads, slots, key: String(key) });
  };
  const options = { config: { streamed: true, ownSecret: 'upload_id' }, onRequest: dropContentType };
  for (const path of uploadPaths()) route(app, path, { POST }, options);
}

/** A client of the 2.x series puts its version before the whole path when it is given options for one call. */
function uploadPaths(): string[] {
  const paths = versions.map((version) => `/upload/${version}/files`);
  return [...paths, ...versions.flatMap((version) => paths.map((path) => `/${version}${path}`))];
}

/** Bytes come labelled as JSON, as a form or as nothing at all; an odd label is no reason to refuse them. */
async function dropContentType(request: FastifyRequest): Promise<void> {
  delete request.headers['content-type'];
}

async function startUpload(request: FastifyRequest, reply: FastifyReply, uploads: Uploads) {
  const { uploadType } = request.query as UploadQuery;
  const body = await readSmallBody(request.raw, maxStartBytes);
  const key = await uploads.start(parseUploadStart({ headers: request.headers, uploadType, body }));
  const query = new URLSearchParams({ upload_id: key, upload_protocol: 'resumable' });
  const url = `${request.protocol}://${hostOf(request)}${request.routeOptions.url}?${query}`;
  return reply.headers(startHeaders(url)).send();
}
