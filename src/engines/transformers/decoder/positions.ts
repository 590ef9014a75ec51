/** Positions of a run of tokens: one row for plain positions, three (time, height, width) for multimodal ones. */
export interface PositionRows {
  /** Each as long as the run. */
  readonly rows: readonly (readonly number[])[];
  /** The position of what comes next, the same in each row. */
  readonly next: number;
}

/** Positions of `length` tokens that follow one another, from `first` on, in each of `rows` rows. */
export function consecutivePositions(rows: number, length: number, first = 0): PositionRows {
  const row = Array.from({ length }, (_, index) => first + index);
  return { rows: Array.from({ length: rows }, () => row), next: first + length };
}

/** The part of positions from token `start` up to, not including, token `end`. */
export function slicePositions({ rows, next }: PositionRows, start: number, end: number): PositionRows {
  return { rows: rows.map((row) => row.slice(start, end)), next };
}
