import type { Arrow, Language } from '../pattern/language.js';
import { SpelledPlace } from './spelledPlace.js';
import { coveringArrow, missing } from './spelling.js';

/** Beginnings from which 1, 2 and 3 bytes are missing, whichever these are. */
const beginnings = ['', '\xc2', '\xe1', '\xf1'];

/**
 * The places in texts of all languages. When there are too many, all are forgotten; those in use go on as they are, and
 * equal ones may exist beside them afterwards.
 */
export class SpelledPlaces {
  readonly #most: number;
  readonly #known = new Map<string, SpelledPlace>();
  #lastId = 0;

  /** @param most places that are known at a time; one weighs 2 kB */
  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#known.size;
  }

  /** The place before a character, or at the end. */
  between(language: Language, state: number): SpelledPlace {
    return this.#place(`${language.id},${state}`, language, state, '', language.arrows(state));
  }

  /** The place within a character on one of the arrows that lead from a state on, some of its bytes read. */
  within(language: Language, state: number, arrows: readonly Arrow[], spelled: string): SpelledPlace {
    const only = coveringArrow(arrows, spelled);
    if (only === undefined)
      return this.#place(`${language.id},${state},${spelled}`, language, state, spelled, arrows);
    // Which character it becomes makes no difference; only where all of them lead does.
    const left = missing(spelled);
    const everything = [{ first: 0, last: 0x10ffff, to: only.to }];
    return this.#place(`${language.id},${left}>${only.to}`, language, only.to, beginnings[left]!, everything);
  }

  #place(
    key: string,
    language: Language,
    state: number,
    spelled: string,
    arrows: readonly Arrow[],
  ): SpelledPlace {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= this.#most) this.#forget();
    const place = new SpelledPlace(this, ++this.#lastId, language, state, spelled, arrows);
    this.#known.set(key, place);
    return place;
  }

  /** Places know each other: unless they forget, too, one in use would keep them all. */
  #forget(): void {
    for (const place of this.#known.values()) place.forget();
    this.#known.clear();
  }
}

/** Those of the whole process. */
export const spelledPlaces = new SpelledPlaces(20_000);
