/** Crops that are read in one run: which, and how wide the widest is. */
export interface Batch {
  readonly indices: readonly number[];
  readonly width: number;
}

/** Widths of one batch: the narrower are padded, which costs as much as text does. */
const maxPadding = 1.15;

/** Sorts crops by width and puts those of about one width together, `maxTotal` of width at most in one batch. */
export function batchByWidth(widths: readonly number[], maxTotal: number): Batch[] {
  const order = widths.map((_, index) => index).sort((a, b) => widths[b]! - widths[a]!);
  const batches: { indices: number[]; width: number }[] = [];
  for (const index of order) {
    const batch = batches.at(-1);
    const fits = batch && batch.width <= widths[index]! * maxPadding;
    if (fits && batch.width * (batch.indices.length + 1) <= maxTotal) batch.indices.push(index);
    else batches.push({ indices: [index], width: widths[index]! });
  }
  return batches;
}
