import type { ValueNode } from '../grammar/valueNode.js';
import type { Configuration } from './configuration.js';
import type { Machine } from './machine.js';

/** A whole value, of which nothing was read yet; it stands for its beginnings. */
export function value(machine: Machine, node: ValueNode, next: Configuration): Configuration {
  return machine.intern(`v${node.id},${next.id}`, (id) => ({
    id,
    depth: next.depth,
    bytes: () => {},
    step: () => {},
    expand: (add) => machine.enter(node, next, add),
  }));
}
