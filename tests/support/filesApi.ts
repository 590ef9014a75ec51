import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

export interface Upload {
  readonly mimeType?: string;
  readonly displayName?: string;
  readonly name?: string;
}

/** The Files API of an app in memory, spoken as the official client does. */
export class FilesApi {
  readonly #app: FastifyInstance;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** Begins an upload; headers that are `undefined` are left out. */
  start(
    headers: Record<string, string | undefined>,
    body: object | string = '',
    path = '/upload/v1beta/files',
  ): Promise<LightMyRequestResponse> {
    const given = Object.entries(headers).filter(([, value]) => value !== undefined);
    return this.#app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/json', ...Object.fromEntries(given) },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  /** Begins an upload of so many bytes and gives its URL. */
  async begin(sizeBytes: number, { mimeType = 'text/plain', ...file }: Upload = {}): Promise<string> {
    const answer = await this.start(startHeaders(sizeBytes, mimeType), { file });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return String(answer.headers['x-goog-upload-url']);
  }

  /** Sends a command, with bytes when there are some, to an upload's URL. */
  command(
    url: string,
    command: string,
    chunk?: { readonly offset: number; readonly bytes: Uint8Array | string },
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    return this.#app.inject({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/json',
        'x-goog-upload-command': command,
        ...(chunk && { 'x-goog-upload-offset': String(chunk.offset) }),
        ...headers,
      },
      payload: Buffer.from(chunk?.bytes ?? ''),
    });
  }

  /** Uploads a file whole and gives what the API says of it. */
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into the answer
  async upload(bytes: Uint8Array | string, file: Upload = {}): Promise<any> {
    const url = await this.begin(bytes.length, file);
    const answer = await this.command(url, 'upload, finalize', { offset: 0, bytes });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json().file;
  }

  get(path: string): Promise<LightMyRequestResponse> {
    return this.#app.inject({ method: 'GET', url: `/v1beta/${path}` });
  }

  delete(path: string): Promise<LightMyRequestResponse> {
    return this.#app.inject({
      method: 'DELETE',
      url: `/v1beta/${path}`,
      headers: { 'content-type': 'application/json' },
      payload: '{}',
    });
  }
}

/** The headers that a start carries. */
export function startHeaders(sizeBytes: number | string, mimeType: string): Record<string, string> {
  return {
    'x-goog-upload-protocol': 'resumable',
    'x-goog-upload-command': 'start',
    'x-goog-upload-header-content-length': String(sizeBytes),
    'x-goog-upload-header-content-type': mimeType,
  };
}
