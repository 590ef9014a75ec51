import { invalidRequest } from '../../errors.js';

/** What an error of the file system means for whoever named the file; any other error as it is. */
export function unreadable(name: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return invalidRequest(name, 'there is no such file', error);
  return code?.startsWith('E') ? invalidRequest(name, `cannot be read (${code})`, error) : error;
}
