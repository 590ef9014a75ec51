import { open } from 'node:fs/promises';

/** Waits until the bytes of a file are on the disk. */
export async function syncFile(path: string): Promise<void> {
  // Windows syncs only what is open for writing.
  await sync(path, 'r+');
}

/** Waits until the names in a folder are on the disk; Windows has no such call and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform !== 'win32') await sync(path, 'r');
}

async function sync(path: string, flags: string): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
