import type { Add, Configuration } from './configuration.js';
import type { Machine } from './machine.js';

/** A byte that opens a string, an array or an object; `key` tells apart what it opens. */
export function opening(
  machine: Machine,
  key: string,
  opener: string,
  depth: number,
  open: (add: Add) => void,
): Configuration {
  const first = opener.charCodeAt(0);
  return machine.intern(`(${key}`, (id) => ({
    id,
    depth,
    bytes: (mark) => mark(first, first),
    step(byte, add) {
      if (byte === first) open(add);
    },
  }));
}
