import { DrishtiError } from '../errors.js';

const codes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);

/** Whether the disk, or a share of it, or the database on it is full. */
export function isNoRoom(error: unknown): boolean {
  return codes.has((error as { code?: unknown }).code);
}

/** @param remedy what the caller can do */
export function noRoom(cause?: unknown, remedy = 'delete files, or free some of the disk'): DrishtiError {
  const message = `there is no room left on the disk of the server; ${remedy}`;
  return new DrishtiError('quota_exceeded', message, { cause });
}

/**
 * The same service, whose methods, all asynchronous, throw `quota_exceeded` when the disk is full.
 * @param remedy what the caller can do
 */
export function namingNoRoom<T extends object>(service: T, remedy?: string): T {
  return new Proxy(service, {
    get(target, name) {
      const member = Reflect.get(target, name, target);
      return typeof member === 'function' ? naming(member.bind(target), remedy) : member;
    },
  });
}

function naming<A extends unknown[], R>(method: (...args: A) => Promise<R>, remedy: string | undefined) {
  return async (...args: A): Promise<R> => {
    try {
      return await method(...args);
    } catch (error) {
      throw isNoRoom(error) ? noRoom(error, remedy) : error;
    }
  };
}
