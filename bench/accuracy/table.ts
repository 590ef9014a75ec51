import type { Row } from './part.js';

const widths = { what: 40, goal: 10, figure: 52 };

/** The rows of one part for each set, side by side; the first set's rows decide the order. */
export function printRows(rowsOfSets: readonly (readonly Row[])[]): void {
  const names = rowsOfSets.flatMap((rows) => rows.map(({ what }) => what));
  for (const what of new Set(names)) {
    const rows = rowsOfSets.map((each) => each.find((row) => row.what === what));
    const goal = rows.find((row) => row?.goal !== undefined)?.goal ?? '';
    printLine(
      what,
      goal,
      rows.map((row) => row?.figure ?? '–'),
    );
  }
}

/** A line of the table: what is measured, what is aimed at, a figure for each set. */
export function printLine(what: string, goal: string, figures: readonly string[]): void {
  const cells = [what.padEnd(widths.what), goal.padEnd(widths.goal)];
  console.log([...cells, ...figures.map((figure) => figure.padEnd(widths.figure))].join('').trimEnd());
}
