/** Which hub is asked, and how long it may keep silent. */
export interface HubOptions {
  /** Its URL without a slash at the end, such as `https://huggingface.co` or a mirror's. */
  readonly url: string;
  /** Shown to the hub, never to where it redirects to. */
  readonly token?: string | undefined;
  readonly userAgent: string;
  /** Milliseconds that an answer, or the next bytes of one, may take. */
  readonly silenceMs?: number | undefined;
  /** Milliseconds before the first further try of what failed; doubled with each. */
  readonly retryMs?: number | undefined;
  /** Further tries of what failed and brought nothing new. */
  readonly retries?: number | undefined;
  /** Told of what is tried again. */
  readonly onRetry?: ((reason: string, waitMs: number) => void) | undefined;
}

export const hubDefaults = { silenceMs: 30_000, retryMs: 1000, retries: 5 };
