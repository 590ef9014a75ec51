import type { Deterministic } from './deterministic.js';
import type { Arrow, Language } from './language.js';
import { Lengths } from './lengths.js';

const allCharacters = 0x110000 - 0x800;
let lastId = 0;

/** The language of an automaton, without states that lead nowhere; undefined when it accepts no text. */
export function createLanguage(automaton: Deterministic): Language | undefined {
  const { start, arrows, accepts } = withoutDeadEnds(automaton);
  if (arrows.length === 0) return undefined;
  const lengths = new Lengths(arrows, accepts);
  const isFull = arrows.map(
    (each) => each.reduce((sum, { first, last }) => sum + last - first + 1, 0) === allCharacters,
  );
  const open = greatestClosed(arrows, isFull);
  const everything = greatestClosed(
    arrows,
    isFull.map((full, state) => full && accepts[state]!),
  );
  return {
    id: ++lastId,
    start,
    size: arrows.length,
    arrowCount: arrows.reduce((sum, each) => sum + each.length, 0),
    arrows: (state) => arrows[state]!,
    accepts: (state) => accepts[state]!,
    hasLength: (state, least, most) => lengths.has(state, least, most),
    shortest: (state) => lengths.shortest[state]!,
    longest: (state) => lengths.longest[state]!,
    isOpen: (state) => open[state]!,
    isEverything: (state) => everything[state]!,
  };
}

function withoutDeadEnds({ start, arrows, accepts }: Deterministic): Deterministic {
  const sources = arrows.map((): number[] => []);
  arrows.forEach((each, from) => {
    for (const { to } of each) sources[to]!.push(from);
  });
  const living = new Set(accepts.flatMap((accepting, state) => (accepting ? [state] : [])));
  for (const state of living) for (const source of sources[state]!) living.add(source);
  if (!living.has(start)) return { start, arrows: [], accepts: [] };
  const kept = [...living].toSorted((a, b) => a - b);
  const names = new Map(kept.map((state, at) => [state, at]));
  const rename = (each: readonly Arrow[]): Arrow[] =>
    each.filter(({ to }) => living.has(to)).map((arrow) => ({ ...arrow, to: names.get(arrow.to)! }));
  return {
    start: names.get(start)!,
    arrows: kept.map((state) => rename(arrows[state]!)),
    accepts: kept.map((state) => accepts[state]!),
  };
}

/** The most states of those that are allowed from which all arrows lead to such states again. */
function greatestClosed(arrows: readonly (readonly Arrow[])[], allowed: readonly boolean[]): boolean[] {
  const closed = [...allowed];
  for (let changed = true; changed; ) {
    changed = false;
    for (const [state, each] of arrows.entries()) {
      if (!closed[state] || each.every(({ to }) => closed[to])) continue;
      closed[state] = false;
      changed = true;
    }
  }
  return closed;
}
