/**
 * For each character read, which character of the truth it is: the cheapest alignment (Levenshtein), or undefined when
 * more than `maxErrors` (a share) of the characters differ.
 */
export function align(read: string, truth: string, maxErrors: number): (number | undefined)[] | undefined {
  const costs = Array.from({ length: read.length + 1 }, (_, i) =>
    Array.from({ length: truth.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const change = (i: number, j: number) => costs[i - 1]![j - 1]! + Number(read[i - 1] !== truth[j - 1]);
  for (let i = 1; i <= read.length; i++)
    for (let j = 1; j <= truth.length; j++)
      costs[i]![j] = Math.min(change(i, j), costs[i - 1]![j]! + 1, costs[i]![j - 1]! + 1);
  if (costs[read.length]![truth.length]! > maxErrors * truth.length) return undefined;
  const places: (number | undefined)[] = read.split('').map(() => undefined);
  for (let [i, j] = [read.length, truth.length]; i > 0 && j > 0; ) {
    if (costs[i]![j] === change(i, j)) places[--i] = --j;
    else if (costs[i]![j] === costs[i - 1]![j]! + 1) i--;
    else j--;
  }
  return places;
}
