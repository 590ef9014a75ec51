import { DrishtiError } from '../errors.js';

const codes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);

/** Whether the disk, or a share of it, or the database on it is full. */
export function isNoRoom(error: unknown): boolean {
  return codes.has((error as { code?: unknown }).code);
}

export function noRoom(cause?: unknown): DrishtiError {
  const message = 'there is no room left on the disk of the server; delete files, or free some of the disk';
  return new DrishtiError('quota_exceeded', message, { cause });
}

/** The same service, whose methods, all asynchronous, throw `quota_exceeded` when the disk is full. */
export function namingNoRoom<T extends object>(service: T): T {
  return new Proxy(service, {
    get(target, name) {
      const member = Reflect.get(target, name, target);
      return typeof member === 'function' ? naming(member.bind(target)) : member;
    },
  });
}

function naming<A extends unknown[], R>(method: (...args: A) => Promise<R>) {
  return async (...args: A): Promise<R> => {
    try {
      return await method(...args);
    } catch (error) {
      throw isNoRoom(error) ? noRoom(error) : error;
    }
  };
}
