import { basename } from 'node:path';
import type { UploadedFile } from '../../library/api/files.js';
import { shownBytes } from '../../models/diskSpace.js';
import { oneLine } from '../lines.js';
import { table } from '../modelsTable.js';
import { type FilesCall, forEach } from './filesAction.js';

export async function uploadFiles(call: FilesCall): Promise<void> {
  await forEach(call, async (path) => {
    const displayName = basename(path);
    const file = await call.files.upload(path, { displayName, signal: call.signal });
    print(call.json ? JSON.stringify(file) : file.name);
  });
}

export async function listFiles({ files, json }: FilesCall): Promise<void> {
  const all = await files.list();
  if (json) for (const file of all) print(JSON.stringify(file));
  else if (all.length > 0) process.stdout.write(table([head, ...all.map(rowOf)]));
}

export async function getFile({ files, names }: FilesCall): Promise<void> {
  print(JSON.stringify(await files.get(names[0]!), undefined, 2));
}

export async function deleteFiles(call: FilesCall): Promise<void> {
  await forEach(call, async (name) => {
    await call.files.delete(name);
    print(name);
  });
}

const head = ['NAME', 'TYPE', 'SIZE', 'EXPIRES', 'FILE'];

function rowOf({ name, mimeType, sizeBytes, expirationTime, displayName = '' }: UploadedFile): string[] {
  return [name, mimeType, shownBytes(Number(sizeBytes)), expirationTime.slice(0, 19), displayName].map(
    oneLine,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
