import type { ColumnType } from 'kysely';

/** A whole number up to 2^53: SQLite hands it out as a number, PostgreSQL (`bigint`) as text. Read it with `Number()`. */
export type BigInteger = ColumnType<number | string, number, number>;

/** Finished files. Times are milliseconds since 1970. */
export interface FilesTable {
  /** Hash of the key it belongs to; empty where no key is asked for. */
  owner: string;
  /** Each owner's own. */
  id: string;
  display_name: string | null;
  mime_type: string;
  size_bytes: BigInteger;
  /** Lower-case hexadecimal; names the blob that holds the bytes. */
  sha256: string;
  created_ms: BigInteger;
  updated_ms: BigInteger;
  expires_ms: BigInteger;
}

/** Uploads that are running, and finished ones for as long as their sender may ask again. */
export interface UploadsTable {
  /** SHA-256 of the sender's secret key: who reads the database cannot go on with anybody's upload. */
  key_sha256: string;
  /** Whose the file will be. */
  owner: string;
  /** Id that the file will have. */
  file_id: string;
  display_name: string | null;
  mime_type: string;
  /** As announced. */
  size_bytes: BigInteger;
  received_bytes: BigInteger;
  /** Of the bytes received, to know after a power cut whether the temporary file really holds them. */
  received_sha256: string;
  /** Where the chunk began that came last. */
  chunk_start: BigInteger;
  /** When bytes last arrived. */
  touched_ms: BigInteger;
  /** Set once the upload has become a file. */
  finished_file_id: string | null;
}

/** Stored interactions. One that is answered at once is only written down when it is finished. */
export interface InteractionsTable {
  id: string;
  /** Hash of the key it belongs to; empty where no key is asked for. */
  owner: string;
  /** `in_progress`, or how it ended. */
  status: string;
  created_ms: BigInteger;
  expires_ms: BigInteger;
  /** How often work on it was begun: what stops the server each time must not do so for ever. */
  attempts: number;
  /** Size of its rows; its pictures are counted with their blobs. */
  size_bytes: BigInteger;
  /** `InteractionRecord` as JSON, without the id and the owner. */
  record: string;
}

/** Logs of interactions; a row holds the events that were written down together. */
export interface InteractionEventsTable {
  interaction_id: string;
  /** Place of its first event in the log. */
  first_seq: number;
  /** `InteractionEvent[]` as JSON. */
  events: string;
}

/** Which blobs the pictures of an interaction are in, those of the conversation that it inherited included. */
export interface InteractionBlobsTable {
  interaction_id: string;
  sha256: string;
  /** Of the whole blob. */
  size_bytes: BigInteger;
}

/** Contents that are too small to be files; the rest are blobs in a folder. */
export interface SmallBlobsTable {
  sha256: string;
  bytes: Uint8Array;
}

export interface Tables {
  files: FilesTable;
  uploads: UploadsTable;
  interactions: InteractionsTable;
  interaction_events: InteractionEventsTable;
  interaction_blobs: InteractionBlobsTable;
  small_blobs: SmallBlobsTable;
}
