import { acceptsShape } from './accepts.js';
import { type ArrayShape, itemAt } from './arrayShape.js';
import { commonValues } from './canonicalJson.js';
import type { ObjectShape } from './objectShape.js';
import type { StringShape } from './stringShape.js';
import type { Shape, ValueNode } from './valueNode.js';

/** Deeper differences are not looked for. */
const deepest = 6;

/** Whether no value can stand at both nodes, as far as that can be told; "no" may also mean that it cannot. */
export function areDisjoint(a: ValueNode, b: ValueNode, depth = 0): boolean {
  if (depth > deepest) return false;
  return a.shapes.every((shape) => b.shapes.every((other) => differ(shape, other, depth)));
}

function differ(a: Shape, b: Shape, depth: number): boolean {
  if (a.kind === 'words') {
    return b.kind === 'words'
      ? commonValues([a.values, b.values]).length === 0
      : !a.values.some((value) => acceptsShape(b, value));
  }
  if (b.kind === 'words') return differ(b, a, depth);
  if (a.kind === 'number' && b.kind === 'number') return a.set.isApartFrom(b.set);
  if (a.kind === 'string' && b.kind === 'string') return stringsDiffer(a, b);
  if (a.kind === 'array' && b.kind === 'array') return arraysDiffer(a, b, depth);
  if (a.kind === 'object' && b.kind === 'object')
    return objectsDiffer(a, b, depth) || objectsDiffer(b, a, depth);
  return a.kind !== b.kind;
}

function stringsDiffer(a: StringShape, b: StringShape): boolean {
  return a.least > b.most || b.least > a.most;
}

function arraysDiffer(a: ArrayShape, b: ArrayShape, depth: number): boolean {
  if (a.least > b.most || b.least > a.most) return true;
  const needed = Math.min(Math.max(a.least, b.least), Math.max(a.places.length, b.places.length) + 1);
  return Array.from({ length: needed }).some((_, at) => areDisjoint(itemAt(a, at), itemAt(b, at), depth + 1));
}

/** Whether something that the first needs is never in the second. */
function objectsDiffer(a: ObjectShape, b: ObjectShape, depth: number): boolean {
  if (a.least > b.most) return true;
  return a.properties
    .filter(({ required }) => required)
    .some(({ name, node }) => {
      const other = b.properties.find((property) => property.name === name)?.node ?? b.additional;
      return areDisjoint(node, other, depth + 1);
    });
}
