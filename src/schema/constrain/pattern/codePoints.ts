/** Code points `first` … `last`. */
export type Interval = readonly [first: number, last: number];

/** A set of Unicode characters: intervals in order that neither overlap nor touch. */
export type CodePoints = readonly Interval[];

/** Every character; surrogates are none. */
export const anyCharacter: CodePoints = [
  [0, 0xd7ff],
  [0xe000, 0x10ffff],
];

export function unite(...sets: readonly CodePoints[]): CodePoints {
  const sorted = sets.flat().toSorted(([a], [b]) => a - b);
  const united: [number, number][] = [];
  for (const [first, last] of sorted) {
    const before = united.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else united.push([first, last]);
  }
  return united;
}

export function intersect(a: CodePoints, b: CodePoints): CodePoints {
  const common: Interval[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [first, last] = [Math.max(a[i]![0], b[j]![0]), Math.min(a[i]![1], b[j]![1])];
    if (first <= last) common.push([first, last]);
    if (a[i]![1] < b[j]![1]) i++;
    else j++;
  }
  return common;
}

/** All characters that are not in the set. */
export function complement(set: CodePoints): CodePoints {
  const gaps: Interval[] = [];
  let from = 0;
  for (const [first, last] of set) {
    if (from < first) gaps.push([from, first - 1]);
    from = last + 1;
  }
  if (from <= 0x10ffff) gaps.push([from, 0x10ffff]);
  return intersect(gaps, anyCharacter);
}
