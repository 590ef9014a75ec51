import { LRUCache } from 'lru-cache';
import type { ByteTrie } from '../tokens/byteTrie.js';
import type { StringTokens } from '../tokens/stringTokens.js';
import { addToMask, emptyMask, type TokenMask } from '../tokens/tokenMask.js';
import { walkEndings, walkInside } from './languageWalks.js';
import type { Room } from './room.js';
import type { SpelledPlace } from './spelledPlace.js';
import { type TokensByNeed, tokensByNeed } from './tokensByNeed.js';

/** Bytes of all masks that are remembered, some 1,700 over 150,000 tokens; and of all lists of tokens, at least 50. */
const mostBytes = 32 * 2 ** 20;
/** What one takes besides these, roughly. */
const overhead = 300;
const sizeCalculation = ({ byteLength }: TokenMask | TokensByNeed) => byteLength + overhead;

/**
 * What the tokens of a vocabulary do inside the strings of languages. A schema has no part in it: what was found for one is
 * there for all others with the same language.
 */
export class LanguageMasks {
  readonly #trie: ByteTrie;
  readonly #size: number;
  readonly #strings: StringTokens;
  readonly #masks: LRUCache<string, TokenMask>;
  readonly #lists: LRUCache<string, TokensByNeed>;

  /**
   * @param strings the same tokens in canonical strings, from a boundary on
   * @param most bytes that masks may take, and lists as many
   */
  constructor(trie: ByteTrie, size: number, strings: StringTokens, most = mostBytes) {
    this.#trie = trie;
    this.#size = size;
    this.#strings = strings;
    this.#masks = new LRUCache<string, TokenMask>({ maxSize: most, sizeCalculation });
    this.#lists = new LRUCache<string, TokensByNeed>({ maxSize: most, sizeCalculation });
  }

  /** Bytes that are in use. */
  get bytes(): number {
    return this.#masks.calculatedSize + this.#lists.calculatedSize;
  }

  /** The tokens that stay inside the string, from a place between characters on. */
  inside(place: SpelledPlace, room: Room): TokenMask {
    const { language, state } = place;
    if (language.isOpen(state) && room.most === Infinity) return this.#strings.inside(Infinity);
    return this.#remembered(`${language.id},${state},${room.least},${room.most}`, this.#size, (mask) => {
      if (room.least > 0 || room.most === Infinity)
        walkInside(this.#trie, place, room, (token) => addToMask(mask, token));
      else for (const token of this.#byNeed(place).within(room.most)) addToMask(mask, token);
    });
  }

  /** Which of the `exits` of canonical strings end the string where it may end, whatever its length. */
  exits(place: SpelledPlace): TokenMask {
    const { exits, leaving } = this.#strings;
    return this.#remembered(`${place.language.id},${place.state}`, exits.length, (mask) =>
      walkEndings(leaving, place, (exit) => addToMask(mask, exit)),
    );
  }

  /** One walk for all limits of the length. */
  #byNeed(place: SpelledPlace): TokensByNeed {
    const key = `${place.language.id},${place.state}`;
    const known = this.#lists.get(key) ?? tokensByNeed(this.#trie, place);
    this.#lists.set(key, known);
    return known;
  }

  #remembered(key: string, size: number, fill: (mask: TokenMask) => void): TokenMask {
    const known = this.#masks.get(key);
    if (known !== undefined) return known;
    const mask = emptyMask(size);
    fill(mask);
    this.#masks.set(key, mask);
    return mask;
  }
}
