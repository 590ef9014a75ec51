import type { Insertable, Selectable } from 'kysely';
import type { FilesTable } from '../store/tables.js';
import type { StoredFile } from './files.js';

export function readFileRow(row: Selectable<FilesTable>): StoredFile {
  return {
    owner: row.owner,
    id: row.id,
    displayName: row.display_name ?? undefined,
    mimeType: row.mime_type,
    sizeBytes: Number(row.size_bytes),
    sha256: row.sha256,
    created: new Date(Number(row.created_ms)),
    updated: new Date(Number(row.updated_ms)),
    expires: new Date(Number(row.expires_ms)),
  };
}

export function writeFileRow(file: StoredFile): Insertable<FilesTable> {
  return {
    owner: file.owner,
    id: file.id,
    display_name: file.displayName ?? null,
    mime_type: file.mimeType,
    size_bytes: file.sizeBytes,
    sha256: file.sha256,
    created_ms: file.created.getTime(),
    updated_ms: file.updated.getTime(),
    expires_ms: file.expires.getTime(),
  };
}
