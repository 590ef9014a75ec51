import { heldEnd } from '../heldEnd.js';

/** Tokens of GLM-V around what it was asked for, which servers leave in the text. No other model writes them. */
const markers = ['<|begin_of_box|>', '<|end_of_box|>'] as const;

/** Takes GLM-V's markers out of a text that comes in pieces. What may be the beginning of one is held back until it is clear. */
export class BoxMarkers {
  #held = '';

  push(piece: string): string {
    const text = markers.reduce((rest, marker) => rest.replaceAll(marker, ''), this.#held + piece);
    const certain = text.length - Math.max(...markers.map((marker) => heldEnd(text, marker)));
    this.#held = text.slice(certain);
    return text.slice(0, certain);
  }

  /** What was held back, once nothing more comes. */
  flush(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }
}
