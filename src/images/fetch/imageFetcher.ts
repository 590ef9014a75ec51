export interface FetchRequest {
  /** The field as the caller wrote it, for messages. */
  readonly path: string;
  /** Most bytes that may arrive. */
  readonly maxBytes: number;
  /** Told of bytes as they arrive and before they are kept; what it throws ends the transfer and is thrown on. */
  readonly hold?: ((bytes: number) => void) | undefined;
  readonly signal: AbortSignal;
}

/** The one place that opens a connection to an address that a caller named. */
export interface ImageFetcher {
  /**
   * Fetches the encoded bytes behind a URL. What they are is found out by whoever opens them.
   * @throws DrishtiError `invalid_request` for everything that goes wrong, naming the host and the reason and never
   *   anything that was received; the signal's reason when it aborts
   */
  fetch(url: string, request: FetchRequest): Promise<Buffer>;
}
