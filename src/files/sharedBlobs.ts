import type { Kysely } from 'kysely';
import type { BlobStore } from '../store/blobStore.js';
import { KeyedMutex } from '../store/keyedMutex.js';
import type { Tables } from '../store/tables.js';
import { isNoRoom } from './noRoom.js';

/**
 * Blobs that several files may refer to. Storing and removing the same content take turns, so that no file is ever
 * written down whose content is just being removed; a blob that is pinned stays until it is not.
 */
export class SharedBlobs {
  readonly #db: Kysely<Tables>;
  readonly #blobs: BlobStore;
  readonly #onBackgroundError: (error: unknown) => void;
  readonly #turns = new KeyedMutex();
  readonly #pins = new Map<string, number>();
  /** Removed while it was pinned. */
  readonly #unwanted = new Set<string>();

  constructor(db: Kysely<Tables>, blobs: BlobStore, onBackgroundError: (error: unknown) => void) {
    this.#db = db;
    this.#blobs = blobs;
    this.#onBackgroundError = onBackgroundError;
  }

  /** Stores the content of a local file; `record` then writes down who refers to it. */
  store<T>(sha256: string, path: string, record: () => Promise<T>): Promise<T> {
    return this.#thenTidy(sha256, async () => {
      await this.#blobs.put(sha256, path);
      return record();
    });
  }

  /** Removes the content when nothing refers to it any more once `forget` is done. */
  remove<T>(sha256: string, forget: () => Promise<T>): Promise<T> {
    return this.#thenTidy(sha256, async () => {
      try {
        return await forget();
      } catch (error) {
        if (!isNoRoom(error) || !(await this.#isForOneOnly(sha256))) throw error;
        // Forgetting takes room as well, which the bytes make. A crash in between leaves a file without bytes, which the
        // next start drops.
        await this.#blobs.delete(sha256);
        return forget();
      }
    });
  }

  /** Keeps the content readable until the function that is returned is called, once or more. */
  pin(sha256: string): () => void {
    this.#pins.set(sha256, (this.#pins.get(sha256) ?? 0) + 1);
    let pinned = true;
    return () => {
      if (pinned) this.#unpin(sha256);
      pinned = false;
    };
  }

  path(sha256: string): Promise<string> {
    return this.#blobs.path(sha256);
  }

  idle(): Promise<void> {
    return this.#turns.idle();
  }

  #unpin(sha256: string): void {
    const left = (this.#pins.get(sha256) ?? 0) - 1;
    if (left > 0) {
      this.#pins.set(sha256, left);
      return;
    }
    this.#pins.delete(sha256);
    if (this.#unwanted.delete(sha256)) void this.#thenTidy(sha256, async () => {});
  }

  #thenTidy<T>(sha256: string, work: () => Promise<T>): Promise<T> {
    return this.#turns.runExclusive(sha256, async () => {
      try {
        return await work();
      } finally {
        // A blob that cannot be removed takes nothing from what was done; the next start tries again.
        await this.#tidy(sha256).catch(this.#onBackgroundError);
      }
    });
  }

  async #tidy(sha256: string): Promise<void> {
    if (await this.#isReferenced(sha256)) return;
    if (this.#pins.has(sha256)) this.#unwanted.add(sha256);
    else await this.#blobs.delete(sha256);
  }

  async #isReferenced(sha256: string): Promise<boolean> {
    return (await this.#references(sha256, 1)) > 0;
  }

  async #isForOneOnly(sha256: string): Promise<boolean> {
    return (await this.#references(sha256, 2)) === 1 && !this.#pins.has(sha256);
  }

  /** How many files have the content, counted up to `most`. */
  async #references(sha256: string, most: number): Promise<number> {
    const query = this.#db.selectFrom('files').select('id').where('sha256', '=', sha256).limit(most);
    return (await query.execute()).length;
  }
}
