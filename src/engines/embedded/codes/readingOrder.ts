import type { Box } from '../../../geometry/box.js';

/** Boxes from top to bottom, and from left to right where they stand side by side. */
export function fromTopLeft<T extends { readonly box: Box }>(items: readonly T[]): T[] {
  const rows: T[][] = [];
  for (const item of [...items].sort((a, b) => middle(a.box) - middle(b.box))) {
    const row = rows.at(-1);
    if (row !== undefined && middle(item.box) < row[0]!.box.y1) row.push(item);
    else rows.push([item]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.box.x0 - b.box.x0));
}

function middle({ y0, y1 }: Box): number {
  return (y0 + y1) / 2;
}
