import { type Deterministic, joinArrows } from './deterministic.js';
import { PatternProblem } from './expression.js';
import type { Arrow } from './language.js';

const mostStates = 4000;
const mostArrows = 200_000;

/**
 * The automaton of the texts that two others both accept.
 * @throws PatternProblem when it has more than 4000 states
 */
export function productOf(a: Deterministic, b: Deterministic): Deterministic {
  const pairs: [number, number][] = [];
  const ids = new Map<string, number>();
  const idOf = (left: number, right: number): number => {
    const key = `${left},${right}`;
    const known = ids.get(key);
    if (known !== undefined) return known;
    if (pairs.length >= mostStates) throw new PatternProblem('is too complex together with the other rules');
    ids.set(key, pairs.length);
    return pairs.push([left, right]) - 1;
  };
  const start = idOf(a.start, b.start);
  const arrows: Arrow[][] = [];
  for (let id = 0, work = 0; id < pairs.length; id++) {
    const [left, right] = pairs[id]!;
    const both = commonArrows(a.arrows[left]!, b.arrows[right]!, idOf);
    work += both.length;
    if (work > mostArrows) throw new PatternProblem('is too complex together with the other rules');
    arrows.push(joinArrows(both));
  }
  return { start, arrows, accepts: pairs.map(([left, right]) => a.accepts[left]! && b.accepts[right]!) };
}

function commonArrows(
  left: readonly Arrow[],
  right: readonly Arrow[],
  idOf: (left: number, right: number) => number,
): Arrow[] {
  const common: Arrow[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const [a, b] = [left[i]!, right[j]!];
    const [first, last] = [Math.max(a.first, b.first), Math.min(a.last, b.last)];
    if (first <= last) common.push({ first, last, to: idOf(a.to, b.to) });
    if (a.last < b.last) i++;
    else j++;
  }
  return common;
}
