import type { Box } from '../../../../geometry/box.js';

/** Whether two boxes share more than half of the height of the lower one. */
export function standOnOneHeight(a: Box, b: Box): boolean {
  const shared = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return shared > Math.min(a.y1 - a.y0, b.y1 - b.y0) / 2;
}

/** Puts boxes into rows, from the top down, and those of a row from left to right. */
export function inRows<Item extends { readonly box: Box }>(items: readonly Item[]): Item[][] {
  const rows: Item[][] = [];
  const middle = ({ box }: Item) => box.y0 + box.y1;
  for (const item of [...items].sort((a, b) => middle(a) - middle(b))) {
    const row = rows.at(-1);
    // With the last one of the row, so that a row follows a slope that is left.
    if (row && standOnOneHeight(row.at(-1)!.box, item.box)) row.push(item);
    else rows.push([item]);
  }
  return rows.map((row) => row.sort((a, b) => a.box.x0 - b.box.x0));
}
