import { anyCharacter, type CodePoints, complement, unite } from './codePoints.js';
import type { Deterministic } from './deterministic.js';
import type { Arrow } from './language.js';

/** The automaton of all texts but some: a tree of these, which every other text leaves sooner or later. */
export function allTextsExcept(texts: readonly string[]): Deterministic {
  const branches: Map<number, number>[] = [new Map()];
  const accepts: boolean[] = [true];
  for (const text of texts) {
    let state = 0;
    for (const character of text) {
      const code = character.codePointAt(0)!;
      const next = branches[state]!.get(code) ?? branches.push(new Map()) - 1;
      branches[state]!.set(code, next);
      accepts[next] ??= true;
      state = next;
    }
    accepts[state] = false;
  }
  const outside = branches.length;
  const arrows = branches.map((branch) => arrowsOf(branch, outside));
  return { start: 0, arrows: [...arrows, arrowsTo(anyCharacter, outside)], accepts: [...accepts, true] };
}

function arrowsOf(branch: ReadonlyMap<number, number>, outside: number): Arrow[] {
  const inside = [...branch].map(([code, to]): Arrow => ({ first: code, last: code, to }));
  const rest = complement(unite(inside.map(({ first, last }) => [first, last] as const)));
  return [...inside, ...arrowsTo(rest, outside)].toSorted((a, b) => a.first - b.first);
}

function arrowsTo(set: CodePoints, to: number): Arrow[] {
  return set.map(([first, last]) => ({ first, last, to }));
}
