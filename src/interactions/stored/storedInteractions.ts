import { DrishtiError } from '../../errors.js';
import type { DiskReserve } from '../../store/diskReserve.js';
import { noRoom } from '../../store/noRoom.js';
import type { SharedBlobs } from '../../store/sharedBlobs.js';
import { imagesOf } from '../checkPrompt.js';
import type { InteractionEvent } from '../event.js';
import type { OpenPicture } from '../imageSources.js';
import type { InteractionRecord } from '../interaction.js';
import type {
  HeldInteraction,
  InteractionStore,
  KeptBlobs,
  KeptTurns,
  StoredInteraction,
  UnfinishedInteraction,
} from '../interactionStore.js';
import type { StoredPicture } from '../request.js';
import type { InteractionRemover } from './interactionRemover.js';
import { newRows } from './interactionRow.js';
import type { InteractionTable } from './interactionTable.js';
import type { PictureKeeper } from './pictureKeeper.js';
import { PinnedBlobs } from './pinnedBlobs.js';
import { remedy } from './remedy.js';
import { storedImage } from './storedPicture.js';

export interface StoredInteractionsOptions {
  readonly table: InteractionTable;
  readonly keeper: PictureKeeper;
  readonly remover: InteractionRemover;
  readonly blobs: SharedBlobs;
  /** The room for rows. */
  readonly rows: DiskReserve;
  /** How long an interaction is kept, in milliseconds. */
  readonly lifetimeMs: number;
}

/** Interactions in the database, their pictures in shared blobs. */
export class StoredInteractions implements Omit<InteractionStore, 'close'> {
  readonly #options: StoredInteractionsOptions;

  constructor(options: StoredInteractionsOptions) {
    this.#options = options;
  }

  keep(...args: Parameters<PictureKeeper['keep']>): Promise<KeptTurns> {
    return this.#options.keeper.keep(...args);
  }

  async insert(
    record: InteractionRecord,
    events: readonly InteractionEvent[],
    kept: KeptBlobs,
  ): Promise<void> {
    const { table, rows, lifetimeMs } = this.#options;
    const made = newRows(record, events, lifetimeMs);
    if (!(await rows.take(made.interaction.size_bytes))) throw noRoom(undefined, remedy);
    await table.insert(made, kept);
  }

  async replace(record: InteractionRecord, kept: KeptBlobs): Promise<void> {
    const { table, blobs } = this.#options;
    const before = await table.replace(record, kept);
    for (const sha256 of before) if (!kept.blobs.has(sha256)) await blobs.tidy(sha256);
  }

  append(id: string, firstSeq: number, events: readonly InteractionEvent[]): Promise<void> {
    return this.#options.table.append(id, firstSeq, events);
  }

  find(owner: string, id: string): Promise<StoredInteraction | undefined> {
    return this.#options.table.find(owner, id);
  }

  async hold(owner: string, id: string): Promise<HeldInteraction | undefined> {
    const pins = new PinnedBlobs(this.#options.blobs);
    try {
      const found = await this.#findPinned(owner, id, pins);
      if (found !== undefined) return { ...found, release: () => pins.release() };
      pins.release();
      return undefined;
    } catch (error) {
      pins.release();
      throw error;
    }
  }

  async delete(owner: string, id: string): Promise<boolean> {
    const { table, remover } = this.#options;
    return (await table.has(owner, id)) && (await remover.remove([id])) > 0;
  }

  unfinished(): Promise<readonly UnfinishedInteraction[]> {
    return this.#options.table.unfinished();
  }

  beginAttempt(id: string): Promise<number> {
    return this.#options.table.beginAttempt(id);
  }

  withdrawAttempt(id: string): Promise<void> {
    return this.#options.table.withdrawAttempt(id);
  }

  async openPicture(picture: StoredPicture): Promise<OpenPicture> {
    const { blobs } = this.#options;
    const release = blobs.pin(picture.sha256);
    try {
      return { image: storedImage(await blobs.find(picture.sha256), picture), release };
    } catch (error) {
      release();
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw lostPicture(error);
      throw error;
    }
  }

  /** Only what is still known once its blobs are pinned is sure to have them. */
  async #findPinned(owner: string, id: string, pins: PinnedBlobs): Promise<StoredInteraction | undefined> {
    for (;;) {
      const found = await this.find(owner, id);
      const unpinned = blobsOf(found).filter((sha256) => !pins.has(sha256));
      if (unpinned.length === 0) return found;
      for (const sha256 of unpinned) pins.pin(sha256);
    }
  }
}

/** The blobs that the pictures of an interaction are in. */
function blobsOf(found: StoredInteraction | undefined): string[] {
  const sources = found === undefined ? [] : imagesOf(found.record.request).map(({ source }) => source);
  return sources.flatMap((source) => (source.type === 'stored' ? source.sha256 : []));
}

function lostPicture(cause: unknown): DrishtiError {
  return new DrishtiError('not_found', 'a picture of the interaction is lost; send it again', { cause });
}
