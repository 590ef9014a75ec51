import { heldEnd } from './heldEnd.js';

/**
 * Looks for stop strings in a text that comes in pieces. What may be the beginning of one is held back, so that
 * nothing of a stop string is ever shown.
 */
export class StopStrings {
  readonly #stops: readonly string[];
  #held = '';
  /** Whether one was found: the text ends before it. */
  found = false;

  /** @param stops empty ones are never found */
  constructor(stops: readonly string[]) {
    this.#stops = stops.filter((stop) => stop !== '');
  }

  /** What can be shown of the text so far and was not yet. */
  add(piece: string): string {
    if (this.found) return '';
    const text = this.#held + piece;
    const at = this.#firstStop(text);
    if (at !== -1) {
      this.found = true;
      return text.slice(0, at);
    }
    const shown = text.length - Math.max(0, ...this.#stops.map((stop) => heldEnd(text, stop)));
    this.#held = text.slice(shown);
    return text.slice(0, shown);
  }

  /** What was held back, when no more comes. */
  end(): string {
    const held = this.found ? '' : this.#held;
    this.#held = '';
    return held;
  }

  #firstStop(text: string): number {
    const places = this.#stops.map((stop) => text.indexOf(stop)).filter((at) => at !== -1);
    return places.length === 0 ? -1 : Math.min(...places);
  }
}
