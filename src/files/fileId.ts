import { randomInt } from 'node:crypto';

export const maxFileIdLength = 40;

const form = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** Whether a file may have this id: only then is it worth asking the database for. */
export function isFileId(id: string): boolean {
  return id.length <= maxFileIdLength && form.test(id);
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** 12 random letters and digits. No dashes: clients cut an id out of a URI at the first one. */
export function newFileId(): string {
  return Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('');
}
