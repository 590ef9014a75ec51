import type { Insertable, Selectable } from 'kysely';
import { emptyDigest } from '../store/runningHash.js';
import type { UploadsTable } from '../store/tables.js';
import type { AcceptedUpload } from './uploadRequest.js';

/** What is known of an upload. */
export interface Upload extends AcceptedUpload {
  /** SHA-256 of the sender's key; also the name of the temporary file. */
  readonly name: string;
  /** Whose it is. */
  readonly owner: string;
  readonly receivedBytes: number;
  /** Of the bytes received. */
  readonly receivedSha256: string;
  /** Where the last chunk began. */
  readonly chunkStart: number;
  /** The file that came of it. */
  readonly finishedFileId: string | undefined;
}

export function readUploadRow(row: Selectable<UploadsTable>): Upload {
  return {
    name: row.key_sha256,
    owner: row.owner,
    id: row.file_id,
    displayName: row.display_name ?? undefined,
    mimeType: row.mime_type,
    sizeBytes: Number(row.size_bytes),
    receivedBytes: Number(row.received_bytes),
    receivedSha256: row.received_sha256,
    chunkStart: Number(row.chunk_start),
    finishedFileId: row.finished_file_id ?? undefined,
  };
}

/** An upload that nothing has arrived for. */
export function newUploadRow(
  upload: AcceptedUpload & Pick<Upload, 'name' | 'owner'>,
  now: number,
): Insertable<UploadsTable> {
  return {
    key_sha256: upload.name,
    owner: upload.owner,
    file_id: upload.id,
    display_name: upload.displayName ?? null,
    mime_type: upload.mimeType,
    size_bytes: upload.sizeBytes,
    received_bytes: 0,
    received_sha256: emptyDigest,
    chunk_start: 0,
    touched_ms: now,
    finished_file_id: null,
  };
}
