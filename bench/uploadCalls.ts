// The Files API as `fetch` calls, one function a call, for programs that must see every answer for themselves.

/** A file as the API shows it. */
export interface ListedFile {
  readonly name: string;
  readonly sizeBytes: string;
  /** Base64. */
  readonly sha256Hash: string;
}

export interface UploadAnswer {
  readonly status: string | null;
  readonly receivedBytes: number;
  readonly file: ListedFile | undefined;
}

/** Begins an upload and gives its URL. @param name `files/…` */
export async function startUpload(server: string, name: string, sizeBytes: number): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    'x-goog-upload-protocol': 'resumable',
    'x-goog-upload-command': 'start',
    'x-goog-upload-header-content-length': String(sizeBytes),
    'x-goog-upload-header-content-type': 'application/octet-stream',
  };
  const body = JSON.stringify({ file: { name } });
  const answer = await call(`${server}/upload/v1beta/files`, { method: 'POST', headers, body });
  await answer.arrayBuffer();
  return answer.headers.get('x-goog-upload-url') as string;
}

/** Sends a command to the URL of an upload. @param server where the server is now, whatever the URL says */
export async function uploadCommand(
  server: string,
  url: string,
  command: string,
  chunk: { readonly offset: number; readonly bytes: Uint8Array } = { offset: 0, bytes: new Uint8Array() },
): Promise<UploadAnswer> {
  const { pathname, search } = new URL(url);
  const headers = { 'x-goog-upload-command': command, 'x-goog-upload-offset': String(chunk.offset) };
  const body = Buffer.from(chunk.bytes);
  const answer = await call(`${server}${pathname}${search}`, { method: 'POST', headers, body });
  const text = await answer.text();
  return {
    status: answer.headers.get('x-goog-upload-status'),
    receivedBytes: Number(answer.headers.get('x-goog-upload-size-received')),
    file: text === '' ? undefined : JSON.parse(text).file,
  };
}

export async function listFiles(server: string): Promise<ListedFile[]> {
  const files: ListedFile[] = [];
  for (let pageToken: string | undefined = ''; pageToken !== undefined; ) {
    const page = await call(`${server}/v1beta/files?pageSize=100&pageToken=${pageToken}`);
    const json = (await page.json()) as { files?: ListedFile[]; nextPageToken?: string };
    files.push(...(json.files ?? []));
    pageToken = json.nextPageToken;
  }
  return files;
}

export async function downloadFile(server: string, name: string): Promise<Buffer> {
  return Buffer.from(await (await call(`${server}/v1beta/${name}:download?alt=media`)).arrayBuffer());
}

export async function deleteFile(server: string, name: string): Promise<void> {
  await (await call(`${server}/v1beta/${name}`, { method: 'DELETE' })).arrayBuffer();
}

/** An answer that is no success. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

async function call(url: string, init: RequestInit = {}): Promise<Response> {
  const answer = await fetch(url, init);
  if (answer.ok) return answer;
  throw new RefusedError(
    `${init.method ?? 'GET'} ${new URL(url).pathname}: ${answer.status} ${await answer.text()}`,
  );
}
