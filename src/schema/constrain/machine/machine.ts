import type { ValueNode } from '../grammar/valueNode.js';
import type { Add, Configuration } from './configuration.js';

/** What configurations are made with. */
export interface Machine {
  /** What has this key: the one that exists, or a new one with an id of its own. */
  intern<T>(key: string, create: (id: number) => T): T;
  /** Adds the beginnings of a value, after which `next` follows. */
  enter(node: ValueNode, next: Configuration, add: Add): void;
  /** Whether a value of the node may stand inside so many arrays and objects. */
  mayEnter(node: ValueNode, depth: number): boolean;
}
