import { DiskReserve, diskReserveBytes } from '../../store/diskReserve.js';
import { namingNoRoom } from '../../store/noRoom.js';
import type { Store } from '../../store/store.js';
import { Sweeper } from '../../store/sweeper.js';
import type { InteractionStore } from '../interactionStore.js';
import { InteractionRemover } from './interactionRemover.js';
import { InteractionSweep } from './interactionSweep.js';
import { InteractionTable } from './interactionTable.js';
import { PictureKeeper } from './pictureKeeper.js';
import { remedy } from './remedy.js';
import { StoredInteractions } from './storedInteractions.js';
import { SweptInteractions } from './sweptInteractions.js';

export interface InteractionLimits {
  /** How long an interaction is kept. */
  readonly lifetimeMs: number;
  /** All interactions together with their pictures; beyond that the oldest are removed. */
  readonly maxBytes: number;
}

export interface InteractionStoreOptions {
  readonly store: Store;
  readonly limits: InteractionLimits;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Told of what goes wrong while nobody waits for it. */
  readonly onBackgroundError?: (error: unknown) => void;
}

/**
 * Opens the interactions of a store, which stays the caller's to close. What a crash has left in blobs is removed
 * where files are opened, which comes first.
 */
export async function openInteractionStore(options: InteractionStoreOptions): Promise<InteractionStore> {
  const { store, limits, now = Date.now, onBackgroundError = () => {} } = options;
  const { db, commits, sharedBlobs: blobs, partialPacks: packs } = store;
  for (const name of await packs.list()) await packs.delete(name);
  const disk = new DiskReserve(diskReserveBytes, () => store.freeBytes(), now);
  const rows = new DiskReserve(diskReserveBytes, () => roomForRows(store), now);
  const table = new InteractionTable({ db, commits, now, lifetimeMs: limits.lifetimeMs });
  const remover = new InteractionRemover(table, blobs);
  const keeper = new PictureKeeper({ blobs, packs, disk, rows });
  const sweep = new InteractionSweep(new SweptInteractions(db, now), remover, limits.maxBytes);
  const sweeper = new Sweeper([sweep], sweepEvery(limits), onBackgroundError);
  const stored = new StoredInteractions({
    table,
    keeper,
    remover,
    blobs,
    rows,
    lifetimeMs: limits.lifetimeMs,
  });
  const close = async () => {
    sweep.stop();
    await sweeper.close();
    await blobs.idle();
    await commits.idle();
  };
  return namingNoRoom(Object.assign(stored, { close }), remedy);
}

/** What was deleted leaves the database as large as it was, and room in it. */
async function roomForRows(store: Store): Promise<number> {
  return (await store.freeBytes()) + (await store.reusableBytes());
}

/** Often enough that what is expired does not take much room, in milliseconds. */
function sweepEvery({ lifetimeMs }: InteractionLimits): number {
  return Math.min(lifetimeMs / 4, 60_000);
}
