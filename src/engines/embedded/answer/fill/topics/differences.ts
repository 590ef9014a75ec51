import { counted } from '../../prose/words/english.js';
import { objectsIn } from '../../seen.js';
import type { Finding } from '../facts/finding.js';
import { isNumeric, isType } from '../fields/itemKind.js';
import type { Scope } from '../scope.js';
import type { Topic } from './topic.js';

/** In what objects several pictures differ, and what they share. */
export const differences: Topic = {
  names:
    /(^|_)(differences?|changes|similarities|common_(objects|items|elements|things)|objects_in_common|shared_objects|what_changed)$/,
  senses: ['objects'],
  fact({ name }, schema, scope) {
    const found = comparedIn(name, scope);
    if (found === undefined || Array.isArray(schema['enum'])) return undefined;
    if (isNumeric(schema)) return undefined;
    return isType(schema, 'string') ? found.map(({ text }) => text).join('; ') : undefined;
  },
  findings({ name }, _item, scope) {
    return comparedIn(name, scope);
  },
};

/** One of its own for every label; undefined where there is nothing to compare. */
function comparedIn(name: string, scope: Scope): readonly Finding[] | undefined {
  if (scope.pictures.length < 2) return undefined;
  const counts = scope.pictures.map((picture) => countsIn(scope, picture));
  const labels = [...new Set(counts.flatMap((own) => [...own.keys()]))];
  const asksShared = /similar|common|shared/.test(name);
  const fitting = labels.filter((label) => {
    const numbers = counts.map((own) => own.get(label) ?? 0);
    return asksShared ? numbers.every((number) => number > 0) : new Set(numbers).size > 1;
  });
  return fitting.map((label) =>
    findingOf(
      label,
      counts.map((own) => own.get(label) ?? 0),
      scope,
      asksShared,
    ),
  );
}

function countsIn({ seen }: Scope, picture: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { label } of objectsIn(seen[picture]!, picture, 'caption'))
    counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

function findingOf(label: string, counts: readonly number[], scope: Scope, isShared: boolean): Finding {
  const where = counts.map((count, at) => `${counted(label, count)} in picture ${scope.pictures[at]! + 1}`);
  const text = isShared && new Set(counts).size === 1 ? counted(label, counts[0]!) : where.join(', ');
  return { text, fact: ({ name }) => factOf(name, label, counts, text) };
}

const firstPicture = /(^|_)(image|picture|photo|count)_?(1|a|one|first)(_|$)|(^|_)(first|before)(_|$)/;
const secondPicture = /(^|_)(image|picture|photo|count)_?(2|b|two|second)(_|$)|(^|_)(second|after)(_|$)/;

function factOf(name: string, label: string, counts: readonly number[], text: string) {
  const isFirst = firstPicture.test(name);
  if (isFirst || secondPicture.test(name)) return counts[isFirst ? 0 : 1];
  if (/^(label|name|object|item|class|category|what)$/.test(name)) return label;
  return /description|difference|change|text|detail|similarity/.test(name) ? text : undefined;
}
