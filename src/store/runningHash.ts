import { createHash, type Hash } from 'node:crypto';

/** SHA-256 of bytes as they come; may be read at any time. */
export class RunningHash {
  readonly #hash: Hash;
  #length: number;

  /** @param before whose bytes come first */
  constructor(before?: RunningHash) {
    this.#hash = before === undefined ? createHash('sha256') : before.#hash.copy();
    this.#length = before === undefined ? 0 : before.#length;
  }

  /** Bytes so far. */
  get length(): number {
    return this.#length;
  }

  update(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    this.#length += bytes.length;
  }

  /** Lower-case hexadecimal. */
  digest(): string {
    return this.#hash.copy().digest('hex');
  }
}

/** The digest of no bytes. */
export const emptyDigest = new RunningHash().digest();
