import { stat } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import pLimit from 'p-limit';
import { referencesTo } from './blobReferences.js';
import type { BlobStore, StoredBlob } from './blobStore.js';
import { KeyedMutex } from './keyedMutex.js';
import { isNoRoom } from './noRoom.js';
import type { SmallBlobs } from './smallBlobs.js';
import type { Tables } from './tables.js';

export interface SharedBlobsOptions {
  readonly db: Kysely<Tables>;
  /** Files. */
  readonly blobs: BlobStore;
  /** Rows; the same content may be in both. */
  readonly small: SmallBlobs;
  /** Told of what goes wrong while nobody waits for it. */
  readonly onBackgroundError: (error: unknown) => void;
}

/**
 * Blobs that several files and interactions may refer to. Storing and removing the same content take turns, so that
 * nothing is ever written down whose content is just being removed; a blob that is pinned stays until it is not. What
 * is written down together with its content, as small blobs are, needs no turn.
 */
export class SharedBlobs {
  readonly #db: Kysely<Tables>;
  readonly #blobs: BlobStore;
  readonly #small: SmallBlobs;
  readonly #onBackgroundError: (error: unknown) => void;
  readonly #turns = new KeyedMutex();
  readonly #pins = new Map<string, number>();
  /** Pinned, and perhaps nothing refers to them. */
  readonly #unwanted = new Set<string>();
  readonly #syncing = new Set<Promise<unknown>>();
  /** One blob at a time, which takes up to three of libuv's four threads: others need one meanwhile. */
  readonly #syncTurn = pLimit(1);

  constructor({ db, blobs, small, onBackgroundError }: SharedBlobsOptions) {
    this.#db = db;
    this.#blobs = blobs;
    this.#small = small;
    this.#onBackgroundError = onBackgroundError;
  }

  /** Stores the content of a local file; `record` then writes down who refers to it. */
  store<T>(sha256: string, path: string, record: () => Promise<T>): Promise<T> {
    return this.#thenTidy(sha256, async () => {
      await this.#blobs.put(sha256, path);
      await this.#blobs.sync(sha256);
      return record();
    });
  }

  /**
   * Stores content and keeps it until the function that is returned is called, and longer when something refers to it by
   * then. It survives the end of the process; what a power cut would need is seen to later.
   * @param bring makes a local file with the content, which is taken away; not called when it is stored already
   */
  async put(sha256: string, bring: () => Promise<string>): Promise<() => void> {
    const unpin = this.pin(sha256);
    this.#unwanted.add(sha256);
    try {
      await this.#turns.runExclusive(sha256, () => this.#putOnce(sha256, bring));
      return unpin;
    } catch (error) {
      unpin();
      throw error;
    }
  }

  /** Removes the content when nothing refers to it any more once `forget` is done. */
  remove<T>(sha256: string, forget: () => Promise<T>): Promise<T> {
    return this.#thenTidy(sha256, async () => {
      try {
        return await forget();
      } catch (error) {
        if (!isNoRoom(error) || !(await this.#isForOneOnly(sha256))) throw error;
        // Forgetting takes room as well, which the bytes of a file make. A crash in between leaves a file without bytes, which the
        // next start drops.
        await this.#blobs.delete(sha256);
        return forget();
      }
    });
  }

  /** Removes the content when nothing refers to it. */
  tidy(sha256: string): Promise<void> {
    return this.#thenTidy(sha256, async () => {});
  }

  /** Removes the content although one row still refers to it, to make the room that forgetting this one takes. */
  removeOfOne(sha256: string): Promise<void> {
    return this.#turns.runExclusive(sha256, async () => {
      if (await this.#isForOneOnly(sha256)) await this.#blobs.delete(sha256);
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

  /** The file with content that came from a file. */
  path(sha256: string): Promise<string> {
    return this.#blobs.path(sha256);
  }

  /** Pinned content, wherever it is. @throws Error with the code ENOENT for content that is not there */
  async find(sha256: string): Promise<StoredBlob> {
    const byteLength = await this.#small.sizeOf(sha256);
    if (byteLength !== undefined) {
      return { type: 'row', byteLength, read: (range) => this.#small.read(sha256, range) };
    }
    const path = await this.path(sha256);
    return { type: 'file', path, byteLength: (await stat(path)).size };
  }

  async idle(): Promise<void> {
    await this.#turns.idle();
    await Promise.all(this.#syncing);
  }

  /** What something refers to is on the disk already, unless it was lost. */
  async #putOnce(sha256: string, bring: () => Promise<string>): Promise<void> {
    if ((await this.#isReferenced(sha256)) && (await this.#isThere(sha256))) return;
    await this.#blobs.take(sha256, await bring());
    this.#syncLater(sha256);
  }

  #syncLater(sha256: string): void {
    const syncing = this.#syncTurn(() => this.#blobs.sync(sha256))
      .catch((error) => isGone(error) || this.#onBackgroundError(error))
      .finally(() => this.#syncing.delete(syncing));
    this.#syncing.add(syncing);
  }

  async #isThere(sha256: string): Promise<boolean> {
    return (await this.find(sha256).catch(() => undefined)) !== undefined;
  }

  #unpin(sha256: string): void {
    const left = (this.#pins.get(sha256) ?? 0) - 1;
    if (left > 0) {
      this.#pins.set(sha256, left);
      return;
    }
    this.#pins.delete(sha256);
    if (this.#unwanted.delete(sha256)) void this.tidy(sha256);
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
    else await Promise.all([this.#blobs.delete(sha256), this.#small.delete(sha256)]);
  }

  async #isReferenced(sha256: string): Promise<boolean> {
    return (await this.#references(sha256, 1)) > 0;
  }

  async #isForOneOnly(sha256: string): Promise<boolean> {
    return (await this.#references(sha256, 2)) === 1 && !this.#pins.has(sha256);
  }

  /** How many files and interactions have the content, counted up to `most`. */
  async #references(sha256: string, most: number): Promise<number> {
    return (await referencesTo(this.#db, sha256).limit(most).execute()).length;
  }
}

/** What was removed meanwhile need not be synced. */
function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
