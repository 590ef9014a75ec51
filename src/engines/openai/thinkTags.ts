import { heldEnd } from '../heldEnd.js';

/** What of a text is thought and what is answer. */
export interface Split {
  readonly thought: string;
  readonly text: string;
}

/** How models mark their thoughts where the server leaves them in the text. */
const tags = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['◁think▷', '◁/think▷'],
] as const;

/** Characters of white space that are held back; more is no white space around a tag. */
const longestBlank = 1000;

/**
 * Tells thoughts from the answer in a text that comes in pieces: thoughts stand in tags at its very beginning. What may be
 * the beginning of a tag is held back until it is clear; white space around thoughts goes with the tags.
 */
export class ThinkTags {
  #state: 'before' | 'inside' | 'after' = 'before';
  #held = '';
  #closing = '';
  /** White space at the beginning of what is told now is dropped. */
  #trimming = false;

  push(piece: string): Split {
    this.#held += piece;
    let thought = '';
    if (this.#state === 'before') this.#open();
    if (this.#state === 'inside') thought = this.#think();
    const text = this.#state === 'after' ? this.#take(this.#held.length) : '';
    return { thought, text };
  }

  /** What was held back, once nothing more comes. */
  flush(): Split {
    const rest = this.#take(this.#held.length);
    return this.#state === 'inside' ? { thought: rest, text: '' } : { thought: '', text: rest };
  }

  #open(): void {
    const start = this.#held.trimStart();
    const tag = tags.find(([opening]) => start.startsWith(opening));
    if (tag !== undefined) {
      this.#state = 'inside';
      this.#closing = tag[1];
      this.#cut(start.slice(tag[0].length));
    } else if (this.#held.length > longestBlank || !tags.some(([opening]) => opening.startsWith(start))) {
      this.#state = 'after';
    }
  }

  #think(): string {
    const end = this.#held.indexOf(this.#closing);
    if (end < 0) return this.#take(this.#certain());
    const thought = this.#take(end).trimEnd();
    this.#state = 'after';
    this.#cut(this.#held.slice(this.#closing.length));
    return thought;
  }

  /** Characters that are before the closing tag and the white space around it, whatever comes next. */
  #certain(): number {
    const most = this.#held.length - heldEnd(this.#held, this.#closing);
    const { length } = this.#held.slice(0, most).trimEnd();
    return most - length > longestBlank ? most : length;
  }

  /** Goes on behind a tag. */
  #cut(rest: string): void {
    this.#held = rest;
    this.#trimming = true;
  }

  #take(length: number): string {
    const taken = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    if (!this.#trimming) return taken;
    const trimmed = taken.trimStart();
    this.#trimming = trimmed === '';
    return trimmed;
  }
}
