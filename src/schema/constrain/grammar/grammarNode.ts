import type { Shape, ValueNode } from './valueNode.js';

/** A node while the grammar is built. */
export interface GrammarNode extends ValueNode {
  shapes: readonly Shape[];
  depth: number;
}
