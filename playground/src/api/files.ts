import type { Api } from './api.js';
import { ApiError } from './apiError.js';

/** An uploaded file as the API shows it. */
export interface StoredFile {
  /** `files/…` */
  readonly name: string;
  readonly displayName?: string;
  readonly mimeType: string;
  /** A number, as a string. */
  readonly sizeBytes: string;
  readonly expirationTime: string;
  readonly uri: string;
}

export interface FilePage {
  readonly files?: readonly StoredFile[];
  readonly nextPageToken?: string;
}

export interface Uploading {
  readonly signal?: AbortSignal;
  /** Told the share that is there, 0 to 1. */
  onProgress?(share: number): void;
}

/** How many bytes go into one request: what Google's own clients send. */
const chunkBytes = 8 * 1024 * 1024;

/** @throws ApiError */
export function listFiles(api: Api, pageToken = ''): Promise<FilePage> {
  return api.json(`/v1beta/files?pageSize=50&pageToken=${encodeURIComponent(pageToken)}`);
}

/** @throws ApiError */
export async function deleteFile(api: Api, name: string): Promise<void> {
  await api.send(`/v1beta/${name}`, { method: 'DELETE' });
}

/** @throws ApiError */
export async function downloadFile(api: Api, name: string): Promise<Blob> {
  return (await api.send(`/v1beta/${name}:download?alt=media`)).blob();
}

/**
 * Uploads in pieces.
 * @throws ApiError; the signal's reason once it aborts
 */
export async function uploadFile(
  api: Api,
  file: Blob,
  displayName: string,
  { signal, onProgress }: Uploading = {},
): Promise<StoredFile> {
  const url = await startUpload(api, file, displayName, signal);
  for (let offset = 0; ; offset += chunkBytes) {
    const end = Math.min(offset + chunkBytes, file.size);
    const isLast = end === file.size;
    const headers = {
      'x-goog-upload-command': isLast ? 'upload, finalize' : 'upload',
      'x-goog-upload-offset': String(offset),
    };
    const bytes = file.slice(offset, end);
    const answer = await api.send(url, { method: 'POST', headers, bytes, ...(signal && { signal }) });
    onProgress?.(end / file.size);
    if (isLast) return ((await answer.json()) as { file: StoredFile }).file;
  }
}

async function startUpload(
  api: Api,
  file: Blob,
  displayName: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  const headers = {
    'x-goog-upload-protocol': 'resumable',
    'x-goog-upload-command': 'start',
    'x-goog-upload-header-content-length': String(file.size),
    'x-goog-upload-header-content-type': file.type || 'image/jpeg',
  };
  const json = { file: { displayName: displayName.slice(0, 500) } };
  const answer = await api.send('/upload/v1beta/files', {
    method: 'POST',
    headers,
    json,
    ...(signal && { signal }),
  });
  const url = answer.headers.get('x-goog-upload-url');
  if (url === null) throw new ApiError(answer.status, 'no_upload_url', 'x-goog-upload-url is missing');
  // A proxy may have another host than the one that the server knows itself by.
  const { pathname, search } = new URL(url);
  return pathname + search;
}
