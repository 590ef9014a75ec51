import { kindsIn, type Photograph } from './pictureSet.js';

/** In how many photographs each kind is. */
export function frequenciesOf(photographs: readonly Photograph[]): Map<string, number> {
  const frequencies = new Map<string, number>();
  for (const kind of photographs.flatMap((photograph) => [...kindsIn(photograph)]))
    frequencies.set(kind, (frequencies.get(kind) ?? 0) + 1);
  return frequencies;
}

/** Up to `count` different kinds, by their weights. */
export function drawKinds(
  weights: ReadonlyMap<string, number>,
  count: number,
  random: () => number,
): string[] {
  const left = new Map(weights);
  const drawn: string[] = [];
  while (drawn.length < count && left.size > 0) {
    const kind = drawKind(left, random);
    left.delete(kind);
    drawn.push(kind);
  }
  return drawn;
}

function drawKind(weights: ReadonlyMap<string, number>, random: () => number): string {
  let rest = random() * [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  for (const [kind, weight] of weights) {
    rest -= weight;
    if (rest < 0) return kind;
  }
  return [...weights.keys()].at(-1)!;
}

/** As the questions beside the pictures write it: "a skis", too. */
export function withArticle(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
