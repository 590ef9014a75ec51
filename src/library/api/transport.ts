/** A request to the API, wherever that is answered. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** From the slash before the version on, with its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** An answer whose body arrives piece by piece. */
export interface ApiReply {
  readonly status: number;
  /** The value of a header, by its name in lower case. */
  header(name: string): string | undefined;
  readonly body: AsyncIterable<Uint8Array>;
}

/** The way to the API: to the routes in this process, or to a server. */
export interface Transport {
  /** @throws DrishtiError `service_unavailable` when nobody answers; the signal's reason when it aborts */
  request(request: ApiRequest): Promise<ApiReply>;
  close(): Promise<void>;
}
