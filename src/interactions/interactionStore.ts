import type { EncodedImage } from '../images/encoded.js';
import type { SmallBlob } from '../store/smallBlobs.js';
import type { InteractionEvent } from './event.js';
import type { PictureBlobs } from './imageSources.js';
import type { InteractionRecord } from './interaction.js';
import type { ImageInput, InputTurn, StoredPicture } from './request.js';

/**
 * Turns whose pictures are kept in blobs, which stay there until `release` even when nothing refers to them. A small new
 * one is only here in memory, and written down and readable with the interaction that needs it.
 */
export interface KeptTurns {
  readonly turns: readonly InputTurn[];
  /** Every blob that they need, with its size in bytes. */
  readonly blobs: ReadonlyMap<string, number>;
  /** That of `blobs` which is to be written down. */
  readonly newBlob?: SmallBlob | undefined;
  /** May be called more than once. */
  release(): void;
}

/** What is written down of kept turns with the interaction that needs them. */
export type KeptBlobs = Pick<KeptTurns, 'blobs' | 'newBlob'>;

/** A picture for `keep`: kept already, or to be written down. */
export type PictureToKeep = StoredPicture | EncodedImage;

export interface StoredInteraction {
  readonly record: InteractionRecord;
  /** The whole log; of one that is finished it ends with `finished`. */
  readonly events: readonly InteractionEvent[];
}

/** A stored interaction whose pictures stay readable until `release`, even when it is deleted meanwhile. */
export interface HeldInteraction extends StoredInteraction {
  release(): void;
}

/** An interaction that was begun in the background and is not finished. */
export interface UnfinishedInteraction {
  readonly id: string;
  readonly owner: string;
}

/**
 * Interactions on disk. Each is there as a whole or not at all, whenever the server is killed: what a method has
 * returned for survives that at once, and a power cut shortly after. One that is expired is
 * unknown at once, and swept later; an unfinished one does not expire. Ids of anybody else's are unknown.
 * Every method throws DrishtiError `quota_exceeded` when the disk is full.
 */
export interface InteractionStore extends PictureBlobs {
  /**
   * Writes the pictures down that are not kept already: those of one call together as one blob, in their order.
   * Identical blobs are stored once.
   * @param locate called once for every picture, one after the other; nothing leaves a picture as it is
   */
  keep(
    turns: readonly InputTurn[],
    locate: (image: ImageInput) => Promise<PictureToKeep | undefined>,
  ): Promise<KeptTurns>;
  /**
   * Insertions that come together share a transaction.
   * @param record its request's turns are those of `kept`
   * @param events the log so far, at least one
   */
  insert(record: InteractionRecord, events: readonly InteractionEvent[], kept: KeptBlobs): Promise<void>;
  /**
   * Puts another record and other blobs in the place of those of an unfinished interaction, once pictures that were
   * elsewhere are kept as well. What is no longer there is no error.
   */
  replace(record: InteractionRecord, kept: KeptBlobs): Promise<void>;
  /**
   * Adds to the log. What is no longer there is no error.
   * @param firstSeq place of the first of these events
   */
  append(id: string, firstSeq: number, events: readonly InteractionEvent[]): Promise<void>;
  find(owner: string, id: string): Promise<StoredInteraction | undefined>;
  hold(owner: string, id: string): Promise<HeldInteraction | undefined>;
  /** Whether it was there. */
  delete(owner: string, id: string): Promise<boolean>;
  /** In the order of their creation. */
  unfinished(): Promise<readonly UnfinishedInteraction[]>;
  /** Notes that work on it begins, and tells how often it has begun, this time included. */
  beginAttempt(id: string): Promise<number>;
  /** Takes the latest attempt back, which came to nothing by no fault of the interaction's. */
  withdrawAttempt(id: string): Promise<void>;
  /** Stops the sweep, waits for running work. */
  close(): Promise<void>;
}
