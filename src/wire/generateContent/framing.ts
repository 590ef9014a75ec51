import { invalidRequest } from '../../errors.js';
import { shown } from '../fields.js';
import { oneLineJson } from '../oneLine.js';

/** How the chunks of a stream follow one another. */
export interface Framing {
  readonly contentType: string;
  /** The next chunk. */
  block(chunk: object): string;
  /** A sign of life, before the first chunk as well; `empty` makes a chunk that says nothing. */
  keepAlive(empty: () => object): string;
  /** What comes after the last chunk. */
  end(): string;
}

/**
 * The framing that `alt` asks for.
 * @throws DrishtiError `invalid_request` for any other
 */
export function framingOf(alt: unknown): Framing {
  if (alt === 'sse') return new EventFraming();
  if (alt === undefined || alt === '' || alt === 'json') return new ArrayFraming();
  throw invalidRequest('alt', `${shown(alt)} is not accepted; use sse, or json for an array of chunks`);
}

/** Server-sent events that begin with `data:`. There is no comment among them: older clients take none. */
class EventFraming implements Framing {
  readonly contentType = 'text/event-stream; charset=utf-8';

  block(chunk: object): string {
    return `data: ${oneLineJson(chunk)}\r\n\r\n`;
  }

  keepAlive(empty: () => object): string {
    return this.block(empty());
  }

  end(): string {
    return '';
  }
}

/** One JSON array, written piece by piece. */
class ArrayFraming implements Framing {
  readonly contentType = 'application/json; charset=utf-8';
  #begun = false;

  block(chunk: object): string {
    const before = this.#begun ? ',\r\n' : '[';
    this.#begun = true;
    return before + oneLineJson(chunk);
  }

  keepAlive(): string {
    return '\n';
  }

  end(): string {
    return this.#begun ? ']\n' : '[]\n';
  }
}
