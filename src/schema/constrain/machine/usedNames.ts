import type { Machine } from './machine.js';

/** Names of further properties that an object has already. */
export interface UsedNames {
  readonly id: number;
  readonly names: readonly string[];
}

export const noNames: UsedNames = { id: 0, names: [] };

export function withName(machine: Machine, used: UsedNames, name: string): UsedNames {
  return machine.intern(`u${used.id},${name}`, (id) => ({ id, names: [...used.names, name] }));
}
