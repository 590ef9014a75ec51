import { DrishtiError } from '../../errors.js';
import type { ServerTimeouts } from './options.js';

/** Milliseconds for the end of a transfer that has nothing left to say. */
const windingMs = 1000;

/**
 * The times within which a server must speak: the first token, each further one, all of them. `signal` aborts when one
 * is over, with an error that says which, or when the caller gives up, with the caller's reason.
 */
export class Deadlines {
  readonly #ending = new AbortController();
  readonly #timeouts: ServerTimeouts;
  readonly #server: string;
  readonly #total: NodeJS.Timeout;
  readonly #stopListening: () => void;
  #silence: NodeJS.Timeout | undefined;

  /** @param server how the server is called in messages */
  constructor(timeouts: ServerTimeouts, server: string, caller: AbortSignal) {
    this.#timeouts = timeouts;
    this.#server = server;
    const giveUp = () => this.#ending.abort(caller.reason);
    if (caller.aborted) giveUp();
    caller.addEventListener('abort', giveUp, { once: true });
    this.#stopListening = () => caller.removeEventListener('abort', giveUp);
    this.#total = this.#endAfter(timeouts.timeoutMs, 'did not finish its answer within');
    this.#silence = this.#endAfter(timeouts.firstTokenTimeoutMs, 'said nothing within');
  }

  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Something was said. Until `listen`, silence is ours and not the server's. */
  heard(): void {
    clearTimeout(this.#silence);
    this.#silence = undefined;
  }

  /** Waits for what comes next; what is waited for already goes on being waited for. */
  listen(): void {
    this.#silence ??= this.#endAfter(this.#timeouts.idleTimeoutMs, 'fell silent in its answer for');
  }

  /** All was said; what is left is the end of the transfer, which frees the connection for further requests. */
  wind(): void {
    this.heard();
    this.#silence = this.#endAfter(windingMs, 'does not end its transfer within');
  }

  /** Must be called at the end. */
  end(): void {
    clearTimeout(this.#total);
    clearTimeout(this.#silence);
    this.#stopListening();
  }

  #endAfter(ms: number, problem: string): NodeJS.Timeout {
    const message = `${this.#server} ${problem} ${ms / 1000} seconds`;
    return setTimeout(() => this.#ending.abort(new DrishtiError('deadline_exceeded', message)), ms);
  }
}
