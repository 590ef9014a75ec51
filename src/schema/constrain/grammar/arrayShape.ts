import type { ValueNode } from './valueNode.js';

export interface ArrayShape {
  readonly kind: 'array';
  readonly id: number;
  /** The items of the first places. */
  readonly places: readonly ValueNode[];
  /** All further items. */
  readonly rest: ValueNode;
  readonly least: number;
  readonly most: number;
}

/** What stands at an index. */
export function itemAt({ places, rest }: ArrayShape, index: number): ValueNode {
  return places[index] ?? rest;
}

/** Levels of the flattest array. */
export function arrayDepth(shape: ArrayShape): number {
  const { places, rest, least, most } = shape;
  if (least > most) return Infinity;
  if (least === 0) return 0;
  const needed = [...places.slice(0, least), ...(least > places.length ? [rest] : [])];
  return 1 + Math.max(...needed.map(({ depth }) => depth));
}
