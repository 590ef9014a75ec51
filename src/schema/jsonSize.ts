import { isObject } from './jsonSchema.js';

export interface JsonLimits {
  /** Levels of arrays and objects. */
  readonly depth: number;
  /** Values of any type, containers included. */
  readonly nodes: number;
  /** Characters of all strings and names together; any number when absent. */
  readonly characters?: number;
}

export interface JsonSize {
  readonly depth: number;
  readonly nodes: number;
}

/**
 * How deep and how large a JSON value is, or undefined once it exceeds a limit. Walks level by level, so that
 * no nesting, however deep, can exhaust the stack, and stops early.
 */
export function sizeOf(value: unknown, limits: JsonLimits): JsonSize | undefined {
  let level = [value];
  let nodes = 1;
  let characters = 0;
  for (let depth = 0; depth <= limits.depth; depth++) {
    const next: unknown[] = [];
    for (const parent of level) {
      characters += ownCharacters(parent);
      if (characters > (limits.characters ?? Infinity)) return undefined;
      for (const child of children(parent)) {
        if (++nodes > limits.nodes) return undefined;
        next.push(child);
      }
    }
    if (next.length === 0) return { depth, nodes };
    level = next;
  }
  return undefined;
}

function ownCharacters(value: unknown): number {
  if (typeof value === 'string') return value.length;
  return isObject(value) ? Object.keys(value).reduce((sum, name) => sum + name.length, 0) : 0;
}

function children(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}
