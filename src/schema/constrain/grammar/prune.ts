import { acceptsShape } from './accepts.js';
import { arrayDepth } from './arrayShape.js';
import type { GrammarNode } from './grammarNode.js';
import { objectDepth } from './objectShape.js';
import type { Shape } from './valueNode.js';
import { createWordsShape } from './wordsShape.js';

/** Takes out of all nodes what no value can have, and works out how deep their flattest values are. */
export function prune(nodes: readonly GrammarNode[], nextId: () => number): void {
  const filtered = nodes.map(({ shapes }) => shapes.flatMap((shape) => withoutForeign(shape, nextId)));
  nodes.forEach((node, at) => {
    node.shapes = filtered[at]!;
  });
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of nodes) {
      const depth = Math.min(Infinity, ...node.shapes.map(shapeDepth));
      changed ||= depth !== node.depth;
      node.depth = depth;
    }
  }
  for (const node of nodes) node.shapes = node.shapes.filter((shape) => shapeDepth(shape) < Infinity);
}

/** Leaves out values of an `enum` that the other rules beside it do not allow. */
function withoutForeign(shape: Shape, nextId: () => number): Shape[] {
  if (shape.kind !== 'words' || shape.within === undefined) return [shape];
  const values = shape.values.filter((value) => acceptsShape(shape, value));
  return values.length === 0 ? [] : [createWordsShape(values, nextId)];
}

function shapeDepth(shape: Shape): number {
  if (shape.kind === 'array') return arrayDepth(shape);
  return shape.kind === 'object' ? objectDepth(shape) : 0;
}
