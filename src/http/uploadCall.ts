import type { FastifyReply, FastifyRequest } from 'fastify';
import { invalidRequest } from '../errors.js';
import { OffsetMismatch, type StoredFile, type UploadState, type Uploads } from '../files/files.js';
import { fileBody } from '../wire/files/file.js';
import {
  stateHeaders,
  type UploadCommand,
  uploadCommand,
  uploadOffset,
} from '../wire/files/uploadHeaders.js';
import { movingBody } from './arrival.js';
import type { BodySlots } from './bodySlots.js';
import { hostOf } from './host.js';

/** A request on the URL of an upload that has begun. */
export interface UploadCall {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly uploads: Uploads;
  readonly slots: BodySlots;
  readonly key: string;
}

const actions: Record<UploadCommand, (call: UploadCall) => Promise<FastifyReply>> = {
  upload: async (call) => sendState(call, await append(call)),
  'upload, finalize': async (call) => {
    await append(call);
    return sendFile(call, await call.uploads.finalize(call.key));
  },
  finalize: async (call) => sendFile(call, await call.uploads.finalize(call.key)),
  query: async (call) => sendState(call, await call.uploads.query(call.key)),
  cancel: async (call) => {
    const { receivedBytes } = await call.uploads.query(call.key);
    await call.uploads.cancel(call.key);
    return sendState(call, { status: 'cancelled', receivedBytes });
  },
};

/** Does what the call's command says. @throws DrishtiError as `Uploads` does, and for a command there is none of */
export async function answerUploadCall(call: UploadCall): Promise<FastifyReply> {
  try {
    return await actions[uploadCommand(call.request.headers)](call);
  } catch (error) {
    const { cause } = error as Error;
    if (cause instanceof OffsetMismatch) {
      call.reply.headers(stateHeaders({ status: 'active', receivedBytes: cause.receivedBytes }));
    }
    throw error;
  }
}

async function append({ request, uploads, slots, key }: UploadCall): Promise<UploadState> {
  const offset = uploadOffset(request.headers);
  refuseOverlong(offset, Number(request.headers['content-length'] ?? 0), await uploads.query(key));
  return slots.run(() => uploads.append(key, offset, movingBody(request.raw)));
}

/** Before the bytes have arrived, where the chunk says how long it is. */
function refuseOverlong(offset: number, length: number, { sizeBytes, receivedBytes }: UploadState): void {
  if (offset + length <= sizeBytes) return;
  const problem = `${length} bytes at offset ${offset} are more than the ${sizeBytes} that were announced`;
  throw invalidRequest('request body', problem, new OffsetMismatch(receivedBytes));
}

function sendState(
  { reply }: UploadCall,
  state: Pick<UploadState, 'status' | 'receivedBytes'>,
): FastifyReply {
  return reply.headers(stateHeaders(state)).send();
}

function sendFile({ request, reply }: UploadCall, file: StoredFile): FastifyReply {
  const headers = stateHeaders({ status: 'final', receivedBytes: file.sizeBytes });
  return reply.headers(headers).send({ file: fileBody(file, hostOf(request)) });
}
