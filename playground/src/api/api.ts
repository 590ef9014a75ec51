import { ApiError, errorIn } from './apiError.js';

export interface Call {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly bytes?: Blob;
  readonly signal?: AbortSignal;
}

/** Calls to the server that the page came from, with the key that was entered. */
export class Api {
  readonly #key: string;

  /** @param key empty where none was entered */
  constructor(key: string) {
    this.#key = key;
  }

  /** @throws ApiError for every answer but 200, and when there is none */
  async send(path: string, { method = 'GET', headers, json, bytes, signal }: Call = {}): Promise<Response> {
    const response = await reached(
      fetch(path, {
        method,
        headers: {
          ...(this.#key && { 'x-goog-api-key': this.#key }),
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        body: json === undefined ? (bytes ?? null) : JSON.stringify(json),
        signal: signal ?? null,
      }),
    );
    if (response.ok) return response;
    throw errorIn(response.status, await response.text());
  }

  /** @throws ApiError */
  async json<T>(path: string, call: Call = {}): Promise<T> {
    return (await this.send(path, call)).json() as Promise<T>;
  }
}

async function reached(answer: Promise<Response>): Promise<Response> {
  try {
    return await answer;
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    throw new ApiError(0, 'unreachable', (error as Error).message);
  }
}
