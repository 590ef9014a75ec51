import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ModelError } from '../modelError.js';
import { syncFolder } from '../syncFolder.js';
import type { HubConnection } from './connection.js';
import { PartialFile } from './partialFile.js';
import { receive } from './receive.js';
import { filePath, type Repository } from './repository.js';
import type { HubFile } from './repositoryInfo.js';
import { withRetries } from './retry.js';

export interface Download {
  readonly repository: Repository;
  readonly file: HubFile;
  /** Where it comes to lie. Until it is whole and checked, its bytes are in a file of this name with `.part`. */
  readonly target: string;
  /** Told how many of its bytes are there, after each piece. */
  readonly onBytes: (received: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Downloads a file, going on where an earlier try ended. What turns out to be damaged is downloaded once more.
 * @returns the SHA-256 of its bytes, lower-case hexadecimal
 * @throws ModelError when it cannot be had; what is there by then stays for the next try, unless it is damaged
 */
export async function downloadFile(connection: HubConnection, download: Download): Promise<string> {
  const { target, file } = download;
  const partial = `${target}.part`;
  await mkdir(dirname(target), { recursive: true });
  for (let tries = 0; tries < 2; tries++) {
    const sha256 = await downloadTo(partial, connection, download);
    if (sha256 !== undefined) {
      await rename(partial, target);
      await syncFolder(dirname(target));
      return sha256;
    }
    await rm(partial);
    connection.options.onRetry?.(`${file.path} came damaged`, 0);
  }
  throw new ModelError(
    `${file.path} came damaged twice: it is not what ${connection.options.url} says it is`,
  );
}

/** @returns undefined when it is damaged */
async function downloadTo(
  path: string,
  connection: HubConnection,
  { repository, file, onBytes, signal }: Download,
): Promise<string | undefined> {
  const partial = await PartialFile.open(path, file);
  try {
    onBytes(partial.length);
    const hubPath = filePath(repository, file.path);
    await withRetries(connection.options, signal, (gotOn) =>
      receive(connection, { path: hubPath, partial, onBytes, gotOn, signal }),
    );
    await partial.sync();
    return partial.sha256;
  } finally {
    await partial.close();
  }
}
