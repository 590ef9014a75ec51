import type { Arrow, Language } from '../pattern/language.js';
import { type Room, shorter } from './room.js';
import type { SpelledPlaces } from './spelledPlaces.js';
import { advance, type Mark, nextBytes, targetsOf } from './spelling.js';

/**
 * A place in a text of a language, each character spelled as `JSON.stringify` spells it: between two characters or within
 * the bytes of one. It knows nothing of the schema around the text, so that all schemas share it.
 */
export class SpelledPlace {
  readonly id: number;
  readonly language: Language;
  /** The language's state at the last place between characters. */
  readonly state: number;
  /** The bytes of a character that is not whole yet, a byte a character. */
  readonly spelled: string;
  readonly isBetween: boolean;
  readonly #arrows: readonly Arrow[];
  readonly #places: SpelledPlaces;
  /** Where each byte leads, null when it cannot follow; undefined for what was not worked out yet. */
  #row: (SpelledPlace | null | undefined)[] | undefined;
  #targets: readonly number[] | undefined;

  constructor(
    places: SpelledPlaces,
    id: number,
    language: Language,
    state: number,
    spelled: string,
    arrows: readonly Arrow[],
  ) {
    this.#places = places;
    this.id = id;
    this.language = language;
    this.state = state;
    this.spelled = spelled;
    this.isBetween = spelled === '';
    this.#arrows = arrows;
  }

  /** Whether the text may end here. */
  get mayEnd(): boolean {
    return this.isBetween && this.language.accepts(this.state);
  }

  /** Characters that the text needs at least from here on; one that is not whole counts. */
  get shortest(): number {
    if (this.isBetween) return this.language.shortest(this.state);
    return 1 + Math.min(...this.#leadsTo.map((to) => this.language.shortest(to)));
  }

  /** The place after a byte that does not end the text, or null. */
  next(byte: number): SpelledPlace | null {
    this.#row ??= new Array<undefined>(256).fill(undefined);
    const known = this.#row[byte];
    if (known !== undefined) return known;
    const next = this.#after(byte);
    // Making it may have made the places forget.
    if (this.#row !== undefined) this.#row[byte] = next;
    return next;
  }

  /** Forgets where bytes lead; it is worked out again when it is needed. */
  forget(): void {
    this.#row = undefined;
  }

  /** Whether the text can be finished with as many characters as there is room for; one that is not whole counts. */
  mayFinish(least: number, most: number): boolean {
    if (this.isBetween) return this.language.hasLength(this.state, least, most);
    const after = shorter({ least, most });
    return this.#leadsTo.some((to) => this.language.hasLength(to, after.least, after.most));
  }

  /** Marks the bytes after which the text can be finished within the room. */
  bytes(room: Room, mark: Mark): void {
    const { least, most } = shorter(room);
    const fits = ({ to }: Arrow) => this.language.hasLength(to, least, most);
    const isFree = least === 0 && most === Infinity;
    nextBytes(isFree ? this.#arrows : this.#arrows.filter(fits), this.spelled, mark);
  }

  /** The language's states after a character that is being spelled. */
  get #leadsTo(): readonly number[] {
    this.#targets ??= targetsOf(this.#arrows, this.spelled);
    return this.#targets;
  }

  #after(byte: number): SpelledPlace | null {
    const read = advance(this.#arrows, this.spelled, byte);
    if (read === undefined) return null;
    if (typeof read !== 'string') return this.#places.between(this.language, read.to);
    return this.#places.within(this.language, this.state, this.#arrows, read);
  }
}
