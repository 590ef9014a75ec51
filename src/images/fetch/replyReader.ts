import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { refuseOtherTypes } from './contentType.js';
import { GrowingBuffer } from './growingBuffer.js';
import { FetchRefusal } from './refusal.js';
import { explainTransport } from './transportError.js';

/** What a server answered: where the picture is instead, or its bytes. */
export type Reply =
  | { readonly type: 'redirect'; readonly location: string }
  | { readonly type: 'picture'; readonly bytes: Buffer };

export interface BodyLimit {
  /** Most bytes that may arrive. */
  readonly maxBytes: number;
  /** Told of bytes before they are kept; what it throws ends the reading. */
  readonly hold?: ((bytes: number) => void) | undefined;
}

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** Judges a response as it arrives and ends it at the first thing that is wrong. */
export class ReplyReader implements Dispatcher.DispatchHandler {
  readonly #limit: BodyLimit;
  readonly #resolve: (reply: Reply) => void;
  readonly #reject: (error: Error) => void;
  readonly #body = new GrowingBuffer();

  constructor(limit: BodyLimit, resolve: (reply: Reply) => void, reject: (error: Error) => void) {
    this.#limit = limit;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  onRequestStart(): void {
    // undici knows the present form of handlers by this method.
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    // Early hints and their like: the response is still to come.
    if (status < 200) return;
    this.#orEnd(controller, () => {
      if (redirectStatuses.has(status)) this.#redirect(controller, headers);
      else this.#judge(status, headers);
    });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#orEnd(controller, () => {
      this.#refuseTooLong(this.#body.length + chunk.length);
      this.#limit.hold?.(chunk.length);
      this.#body.append(chunk);
    });
  }

  onResponseEnd(): void {
    this.#resolve({ type: 'picture', bytes: this.#body.contents() });
  }

  /** What went wrong on the wire; also comes, too late to matter, after an end of our own. */
  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#reject(explainTransport(error));
  }

  #orEnd(controller: Dispatcher.DispatchController, step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#reject(error as Error);
      controller.abort(error as Error);
    }
  }

  #redirect(controller: Dispatcher.DispatchController, headers: IncomingHttpHeaders): void {
    this.#resolve({ type: 'redirect', location: locationOf(headers) });
    controller.abort(new Error('the body of a redirect is of no use'));
  }

  #judge(status: number, headers: IncomingHttpHeaders): void {
    if (status !== 200) throw new FetchRefusal(`its server answered with status ${status}`);
    refuseOtherTypes(first(headers['content-type']));
    refuseCompressed(first(headers['content-encoding']));
    this.#refuseTooLong(Number(headers['content-length'] ?? 0));
  }

  #refuseTooLong(bytes: number): void {
    const { maxBytes } = this.#limit;
    if (bytes > maxBytes) throw new FetchRefusal(`it has more than ${maxBytes} bytes`);
  }
}

/** undici gives a header that was sent twice as a list, which its types do not say. */
function first(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'object' ? header[0] : header;
}

/** Header bytes arrive as Latin-1; servers that do not escape their paths write UTF-8. */
function locationOf(headers: IncomingHttpHeaders): string {
  const location = first(headers.location);
  if (location === undefined) throw new FetchRefusal('its server redirects without saying where to');
  return Buffer.from(location, 'latin1').toString('utf8');
}

/** None was asked for, and a small archive could hold gigabytes. */
function refuseCompressed(encoding: string | undefined): void {
  if (encoding === undefined || encoding === '' || encoding.toLowerCase() === 'identity') return;
  throw new FetchRefusal('its server compressed it although that was not asked for');
}
