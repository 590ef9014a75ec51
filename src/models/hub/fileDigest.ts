import { createHash, type Hash } from 'node:crypto';

/** What the hub says of a file's bytes: of large ones (LFS) the SHA-256, of small ones the name that git gives them. */
export interface ExpectedDigest {
  readonly algorithm: 'sha256' | 'git-sha1';
  /** Lower-case hexadecimal. */
  readonly hex: string;
}

/** Hashes a file as its bytes come. */
export class FileDigest {
  readonly #expected: ExpectedDigest;
  readonly #sha256 = createHash('sha256');
  readonly #git: Hash | undefined;
  #length = 0;

  /** @param size of the whole file in bytes */
  constructor(size: number, expected: ExpectedDigest) {
    this.#expected = expected;
    // Git hashes `blob <size>`, a zero byte and the content ("Git Internals - Git Objects" in the book of git).
    if (expected.algorithm === 'git-sha1') this.#git = createHash('sha1').update(`blob ${size}\0`);
  }

  /** Bytes so far. */
  get length(): number {
    return this.#length;
  }

  update(bytes: Uint8Array): void {
    this.#sha256.update(bytes);
    this.#git?.update(bytes);
    this.#length += bytes.length;
  }

  /** Lower-case hexadecimal of the bytes so far. */
  sha256(): string {
    return this.#sha256.copy().digest('hex');
  }

  /** Whether the bytes so far are the file. */
  matches(): boolean {
    return (this.#git?.copy().digest('hex') ?? this.sha256()) === this.#expected.hex;
  }
}
