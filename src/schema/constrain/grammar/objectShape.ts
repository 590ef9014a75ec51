import type { ValueNode } from './valueNode.js';
import type { WordTrie } from './wordTrie.js';

export interface Property {
  readonly name: string;
  /** The name with quotes and colon. */
  readonly key: WordTrie;
  readonly node: ValueNode;
  readonly required: boolean;
}

export interface ObjectShape {
  readonly kind: 'object';
  readonly id: number;
  /** In the order in which they are written; further properties come after them. */
  readonly properties: readonly Property[];
  readonly names: ReadonlySet<string>;
  readonly additional: ValueNode;
  /** What stands between a further name and its value. */
  readonly colon: WordTrie;
  readonly least: number;
  readonly most: number;
}

/** Levels of the flattest object. */
export function objectDepth({ properties, additional, least, most }: ObjectShape): number {
  const needed = properties.filter(({ required }) => required).map(({ node }) => node.depth);
  const missing = Math.max(least - needed.length, 0);
  if (Math.max(least, needed.length) > most) return Infinity;
  const others = properties.filter(({ required }) => !required).map(({ node }) => node.depth);
  const extra = others.filter((depth) => depth <= additional.depth).toSorted((a, b) => a - b);
  const fill = extra.slice(0, missing);
  if (fill.length < missing) fill.push(Number.isFinite(additional.depth) ? additional.depth : Infinity);
  const depths = [...needed, ...fill];
  return depths.length === 0 ? 0 : 1 + Math.max(...depths);
}
