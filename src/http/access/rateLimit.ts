import { DrishtiError } from '../../errors.js';

/** Of so many senders it is remembered how much they have sent; of more, those that sent lately. */
const maxSenders = 10_000;

interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
}

/**
 * Bounds requests per minute with a token bucket for each sender: a minute's worth at once, then evenly.
 * In memory that is bounded too, which limiters that keep a window for every sender do not promise.
 */
export class RateLimit {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  /** @param now milliseconds of a clock that is never set back */
  constructor(perMinute: number, now: () => number = () => performance.now()) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /** Counts a request. @throws DrishtiError `rate_limit_exceeded` with the time until the next one may come */
  take(sender: string): void {
    const tokens = this.#tokensOf(sender);
    if (tokens < 1) throw this.#refusal(1 - tokens);
    this.#buckets.delete(sender);
    this.#buckets.set(sender, { tokens: tokens - 1, atMs: this.#now() });
    this.#forgetOldest();
  }

  #tokensOf(sender: string): number {
    const { tokens, atMs } = this.#buckets.get(sender) ?? { tokens: this.#perMinute, atMs: this.#now() };
    return Math.min(this.#perMinute, tokens + ((this.#now() - atMs) / 60_000) * this.#perMinute);
  }

  #forgetOldest(): void {
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > maxSenders && oldest !== undefined) this.#buckets.delete(oldest);
  }

  #refusal(missing: number): DrishtiError {
    const retryAfterSeconds = Math.max(1, Math.ceil((missing / this.#perMinute) * 60));
    return new DrishtiError(
      'rate_limit_exceeded',
      `at most ${this.#perMinute} requests a minute are answered; try again in ${retryAfterSeconds} s`,
      { retryAfterSeconds },
    );
  }
}
