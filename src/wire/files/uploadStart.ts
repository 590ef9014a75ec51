import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { invalidRequest } from '../../errors.js';
import type { UploadRequest } from '../../files/files.js';
import { eitherCaseFields, optional, shown } from '../fields.js';
import { refusal } from '../issues.js';
import { lenientJson } from './lenientJson.js';

const lengthHeader = 'x-goog-upload-header-content-length';
const typeHeader = 'x-goog-upload-header-content-type';

const announcedFile = eitherCaseFields({
  name: optional(z.string()),
  displayName: optional(z.string()),
  mimeType: optional(z.string()),
  sizeBytes: optional(z.union([z.string(), z.number()]).transform(String)),
});

/** The body of a start; length and type may stand in headers instead. */
export const startBody = eitherCaseFields({ file: optional(announcedFile) });

export interface UploadStart {
  readonly headers: IncomingHttpHeaders;
  /** `uploadType` of the query: what other clients of Google name the protocol by. */
  readonly uploadType?: string | undefined;
  readonly body: string;
}

/**
 * Checks and translates the request that begins an upload. Length and type may stand in the headers, in the body or
 * in both. With the length in the headers a body that is no JSON is passed over: samples of the shell send such.
 * @throws DrishtiError `invalid_request` or `parameter_unknown`, its message naming the header or field
 */
export function parseUploadStart({ headers, uploadType, body }: UploadStart): UploadRequest {
  refuseOtherProtocols(headers, uploadType);
  refuseOtherCommands(headers);
  const file = parseBody(body, headers[lengthHeader] !== undefined);
  const [sizeField, size] = agreed(headers, lengthHeader, 'file.sizeBytes', file.sizeBytes);
  const [typeField, mimeType] = agreed(headers, typeHeader, 'file.mimeType', file.mimeType);
  if (!mimeType) throw invalidRequest(typeField, 'is missing; say what the file is, such as image/jpeg');
  return {
    sizeBytes: sizeInBytes(sizeField, size),
    mimeType,
    displayName: file.displayName,
    id: file.name?.replace(/^files\//, ''),
  };
}

function refuseOtherProtocols(headers: IncomingHttpHeaders, uploadType = 'resumable'): void {
  const { 'x-goog-upload-protocol': protocol = uploadType } = headers;
  if (String(protocol).toLowerCase() === 'resumable') return;
  throw invalidRequest('x-goog-upload-protocol', `${shown(protocol)} is not supported; use resumable`);
}

function refuseOtherCommands({ 'x-goog-upload-command': command = 'start' }: IncomingHttpHeaders): void {
  if (String(command).trim().toLowerCase() === 'start') return;
  const advice = 'must be sent to the URL that "start" was answered with';
  throw invalidRequest('x-goog-upload-command', `${shown(command)} ${advice}`);
}

function parseBody(body: string, mayBePassedOver: boolean): Partial<z.output<typeof announcedFile>> {
  const json = body.trim() === '' ? {} : lenientJson(body);
  if (json === undefined && !mayBePassedOver) throw invalidRequest('request body', 'is not valid JSON');
  const { data, error } = startBody.safeParse(json ?? {});
  if (error) throw refusal(error.issues);
  return data.file ?? {};
}

/** What a header and a field of the body say together, and which of the two to name in a refusal. */
function agreed(
  headers: IncomingHttpHeaders,
  header: string,
  field: string,
  inBody: string | undefined,
): readonly [name: string, value: string | undefined] {
  const inHeader = headers[header]?.toString();
  if (inHeader && inBody && inHeader.toLowerCase() !== inBody.toLowerCase()) {
    throw invalidRequest(field, `${shown(inBody)} is not the ${shown(inHeader)} of ${header}`);
  }
  return inHeader === undefined && inBody !== undefined ? [field, inBody] : [header, inHeader];
}

function sizeInBytes(field: string, size: string | undefined): number {
  if (size === undefined) throw invalidRequest(field, 'is missing; say how many bytes the file has');
  if (!/^\d{1,15}$/.test(size)) {
    throw invalidRequest(
      field,
      `${shown(size)} is no number of bytes; upload a path, a Blob or a File, not a Buffer`,
    );
  }
  if (Number(size) === 0) throw invalidRequest(field, 'the file is empty');
  return Number(size);
}
