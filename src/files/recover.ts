import { stat } from 'node:fs/promises';
import pMap from 'p-map';
import { referencedBlobs } from '../store/blobReferences.js';
import type { Store } from '../store/store.js';
import { readUploadRow } from './uploadRow.js';

/** Puts right what a server that was killed, or a power cut, has left: afterwards rows and files on disk agree. */
export async function recover(store: Store): Promise<void> {
  await deleteUselessBlobs(store);
  await dropFilesWithoutBlob(store);
  await recoverUploads(store);
}

async function dropFilesWithoutBlob({ db, blobs }: Store): Promise<void> {
  const stored = new Set<string>();
  for await (const sha256 of blobs.list()) stored.add(sha256);
  for (const { sha256 } of await db.selectFrom('files').select('sha256').distinct().execute()) {
    if (!stored.has(sha256)) await db.deleteFrom('files').where('sha256', '=', sha256).execute();
  }
}

/** What nothing refers to, and what a power cut has left half written: left there it would be taken for the whole. */
async function deleteUselessBlobs({ db, blobs, smallBlobs }: Store): Promise<void> {
  const used = await referencedBlobs(db);
  const deleteUseless = async (sha256: string) => {
    const { size } = await stat(await blobs.path(sha256));
    if (size !== used.get(sha256)) await blobs.delete(sha256);
  };
  await pMap(blobs.list(), deleteUseless, { concurrency: 8 });
  await smallBlobs.deleteUnused();
}

/** Temporary files without a running upload go, and running uploads without their bytes. */
async function recoverUploads({ db, partialFiles }: Store): Promise<void> {
  const rows = await db.selectFrom('uploads').selectAll().where('finished_file_id', 'is', null).execute();
  const uploads = new Map(rows.map(readUploadRow).map((upload) => [upload.name, upload]));
  for (const name of await partialFiles.list()) if (!uploads.has(name)) await partialFiles.delete(name);
  for (const { name, receivedBytes } of uploads.values()) {
    const stored = await partialFiles.size(name);
    // Bytes that came after the last note are not in the hash that goes with it.
    if (stored > receivedBytes) await partialFiles.truncate(name, receivedBytes);
    if (stored >= receivedBytes) continue;
    await db.deleteFrom('uploads').where('key_sha256', '=', name).execute();
    await partialFiles.delete(name);
  }
}
