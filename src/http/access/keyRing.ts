import { timingSafeEqual } from 'node:crypto';
import { hashOfKey } from '../../config.js';

/** The API keys that are accepted, known by their hashes only. */
export class KeyRing {
  readonly #hashes: readonly Buffer[];

  /** @param hashes SHA-256 of the keys, hexadecimal */
  constructor(hashes: readonly string[]) {
    this.#hashes = hashes.map((hash) => Buffer.from(hash, 'hex'));
  }

  /** Whether no key is asked for. */
  get isEmpty(): boolean {
    return this.#hashes.length === 0;
  }

  /** The owner that a key stands for: its hash. Takes as long for a wrong key as for a right one. */
  ownerOf(key: string): string | undefined {
    const owner = hashOfKey(key);
    const shown = Buffer.from(owner, 'hex');
    const matches = this.#hashes.filter((hash) => timingSafeEqual(hash, shown));
    return matches.length > 0 ? owner : undefined;
  }
}
