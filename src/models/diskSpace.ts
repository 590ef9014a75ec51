import { statfs } from 'node:fs/promises';
import { ModelError } from './modelError.js';

/** What stays free of the disk, so that the server goes on. */
const reserveBytes = 64_000_000;

/** Bytes that this process may still store where a folder is; infinite where the file system does not tell. */
export async function freeBytes(folder: string): Promise<number> {
  const { blocks, bavail, bsize } = await statfs(folder);
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
}

/** @throws ModelError when so many bytes do not fit where a folder is */
export async function checkRoom(folder: string, bytes: number, measure = freeBytes): Promise<void> {
  const free = await measure(folder);
  if (free - bytes >= reserveBytes) return;
  throw new ModelError(
    `${shownBytes(bytes)} are still to come and ${shownBytes(free)} are free where ${folder} is ` +
      `(${shownBytes(reserveBytes)} stay free); free some of the disk, or set DRISHTI_DATA_DIR to another`,
  );
}

const noRoom: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Names a full disk in the operator's words; every other error stays what it is. */
export function namingNoRoom(error: unknown, folder: string): unknown {
  if (!noRoom.has((error as { code?: unknown }).code)) return error;
  return new ModelError(
    `there is no room left where ${folder} is; what has come is kept: free some of the disk and pull again`,
    { cause: error },
  );
}

/** `1.2 GB`, `735 MB`, `3 kB`: decimal units, as hubs and disks are labelled. */
export function shownBytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`;
  return `${Math.ceil(bytes / 1e3)} kB`;
}
