import type { IncomingHttpHeaders } from 'node:http';
import { invalidRequest } from '../../errors.js';
import type { UploadState } from '../../files/files.js';
import { shown } from '../fields.js';

/** What a request on an upload's own URL may ask for. */
export const uploadCommands = ['upload', 'upload, finalize', 'finalize', 'query', 'cancel'] as const;

export type UploadCommand = (typeof uploadCommands)[number];

/** Chunks of a multiple of this many bytes are what Google asks for; here any size will do. */
const chunkGranularity = 262_144;

/**
 * The command of a request on an upload's own URL, in any case and spacing.
 * @throws DrishtiError `invalid_request`
 */
export function uploadCommand(headers: IncomingHttpHeaders): UploadCommand {
  const given = headers['x-goog-upload-command'];
  const list = uploadCommands.map((known) => `"${known}"`).join(', ');
  if (given === undefined) throw invalidRequest('x-goog-upload-command', `is missing; send one of ${list}`);
  const words = String(given)
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .join(', ');
  const command = uploadCommands.find((known) => known === words);
  if (command) return command;
  throw invalidRequest('x-goog-upload-command', `${shown(given)} is not one of ${list}`);
}

/**
 * Index of the first byte of a chunk in the file.
 * @throws DrishtiError `invalid_request`
 */
export function uploadOffset(headers: IncomingHttpHeaders): number {
  const given = headers['x-goog-upload-offset'];
  if (given === undefined) {
    throw invalidRequest(
      'x-goog-upload-offset',
      'is missing; send where in the file the body begins, such as 0',
    );
  }
  if (/^\d{1,15}$/.test(String(given))) return Number(given);
  throw invalidRequest('x-goog-upload-offset', `${shown(given)} is no number of bytes`);
}

/** Headers of the answer to a start. */
export function startHeaders(url: string): Record<string, string> {
  return {
    'x-goog-upload-url': url,
    'x-goog-upload-status': 'active',
    'x-goog-upload-chunk-granularity': String(chunkGranularity),
  };
}

/** Headers of every later answer. */
export function stateHeaders({
  status,
  receivedBytes,
}: Pick<UploadState, 'status' | 'receivedBytes'>): Record<string, string> {
  return { 'x-goog-upload-status': status, 'x-goog-upload-size-received': String(receivedBytes) };
}
