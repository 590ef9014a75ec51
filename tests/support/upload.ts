/** A file as the API shows it. */
export interface UploadedFile {
  readonly name: string;
  readonly uri: string;
  readonly mimeType: string;
  readonly sizeBytes: string;
}

/** A refusal of an upload. */
export class UploadRefused extends Error {
  readonly status: number;

  constructor(status: number, body: string) {
    super(`${status}: ${body}`);
    this.status = status;
  }
}

/**
 * Uploads bytes in one go, as the shell samples do.
 * @throws UploadRefused when the server answers with an error
 */
export async function upload(url: string, bytes: Uint8Array, mimeType: string): Promise<UploadedFile> {
  const start = await fetch(`${url}/upload/v1beta/files`, {
    method: 'POST',
    headers: {
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-command': 'start',
      'x-goog-upload-header-content-length': `${bytes.length}`,
      'x-goog-upload-header-content-type': mimeType,
    },
    body: '{}',
  });
  if (!start.ok) throw new UploadRefused(start.status, await start.text());
  await start.arrayBuffer();
  const finish = await fetch(String(start.headers.get('x-goog-upload-url')), {
    method: 'POST',
    headers: { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': '0' },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  if (!finish.ok) throw new UploadRefused(finish.status, await finish.text());
  return ((await finish.json()) as { file: UploadedFile }).file;
}
