import { anyCharacter, type CodePoints, type Interval } from './codePoints.js';

/** All characters, sorted into classes of those that no set of some sets tells apart. */
export interface Alphabet {
  readonly classes: number;
  /** Every character in order, with the class of each interval. */
  readonly intervals: readonly { readonly interval: Interval; readonly letter: number }[];
  /** The classes of which a set consists. */
  lettersOf(set: CodePoints): readonly number[];
}

export function createAlphabet(sets: readonly CodePoints[]): Alphabet {
  const unique = [...new Set([anyCharacter, ...sets])];
  const cuts = [...new Set(unique.flat().flatMap(([first, last]) => [first, last + 1]))].toSorted(
    (a, b) => a - b,
  );
  const memberships = cuts.map((): number[] => []);
  const places = new Map(cuts.map((cut, at) => [cut, at]));
  unique.forEach((set, index) => {
    for (const [first, last] of set) {
      for (let at = places.get(first)!; at < places.get(last + 1)!; at++) memberships[at]!.push(index);
    }
  });
  const names = memberships.map((members) => (members[0] === 0 ? members.join() : undefined));
  const letters = new Map(
    [...new Set(names.filter((name) => name !== undefined))].map((name, at) => [name, at]),
  );
  const intervals = names.flatMap((name, at) =>
    name === undefined
      ? []
      : [{ interval: [cuts[at]!, cuts[at + 1]! - 1] as const, letter: letters.get(name)! }],
  );
  const bySet = unique.map(() => new Set<number>());
  names.forEach((name, at) => {
    if (name !== undefined) for (const index of memberships[at]!) bySet[index]!.add(letters.get(name)!);
  });
  const known = new Map(unique.map((set, index) => [set, [...bySet[index]!]]));
  return { classes: letters.size, intervals, lettersOf: (set) => known.get(set) ?? [] };
}
