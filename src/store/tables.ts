import type { ColumnType } from 'kysely';

/** A whole number up to 2^53: SQLite hands it out as a number, PostgreSQL (`bigint`) as text. Read it with `Number()`. */
export type BigInteger = ColumnType<number | string, number, number>;

/** Finished files. Times are milliseconds since 1970. */
export interface FilesTable {
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

export interface Tables {
  files: FilesTable;
  uploads: UploadsTable;
}
