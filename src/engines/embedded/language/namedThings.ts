import { allKinds, type Kind } from './kinds/kind.js';
import { isSortOf, synsetOf } from './kinds/kindTree.js';
import { isPhysical } from './kinds/nounKinds.js';
import { toSingular } from './kinds/plural.js';
import type { Ask, Plan } from './plan.js';
import { isUnknown, type Target } from './targets/target.js';
import type { Task } from './tasks/task.js';
import { baseForms } from './wordnet/morphy.js';
import { nouns } from './wordnet/nouns.js';
import type { Synset } from './wordnet/synset.js';

/** Tasks about things that can be pointed at. */
const pointing: readonly Task[] = ['list', 'count', 'exists', 'where'];

/** What an open-vocabulary detector can be asked for at once, and how long a name may be, in letters. */
const mostNames = 50;
const longestName = 60;

/** Other specialists tell of these. */
const markings =
  /\b(texts?|words?|writing|letters?|lettering|numbers?|digits?|captions?|lines?|(qr|bar) ?codes?|codes?)$/;

/**
 * A plan in which things that COCO has no kind for are kinds by their own names ("traffic cone"), where an open-vocabulary
 * detector can look for them: what can be seen and pointed at, no feelings and no ideas.
 */
export function withNamedThings(plan: Plan): Plan {
  const names = new Set(plan.asks.flatMap(thingsIn).slice(0, mostNames));
  if (names.size === 0) return plan;
  const asks = plan.asks.map((ask) => (thingsIn(ask).length > 0 ? named(ask, names) : ask));
  return { ...plan, asks, kinds: [...new Set(asks.flatMap(({ kinds }) => kinds))] };
}

/** The kinds of a plan that are none of COCO's. */
export function namedThings({ kinds }: Plan): string[] {
  return kinds.filter((kind) => !allKinds.includes(kind));
}

function thingsIn({ task, targets }: Ask): string[] {
  return pointing.includes(task) ? targets.filter(isThing).map(nameOf) : [];
}

function named(ask: Ask, names: ReadonlySet<string>): Ask {
  const targets = ask.targets.map((target) => (isThing(target) ? asKind(target, names) : target));
  return { ...ask, targets, kinds: [...new Set([...ask.kinds, ...targets.flatMap(({ kinds }) => kinds)])] };
}

/** The detector reads the whole name, so that nothing in it narrows the kind down any more. */
function asKind(target: Target, names: ReadonlySet<string>): Target {
  const name = nameOf(target);
  // From here on a kind is a name; nothing looks kinds up that are not COCO's.
  return names.has(name) ? { ...target, kinds: [name as Kind], qualifiers: [] } : target;
}

function nameOf({ phrase }: Target): string {
  return toSingular(phrase);
}

function isThing(target: Target): boolean {
  const { phrase } = target;
  const isName = isUnknown(target) && phrase.length <= longestName && /\p{L}/u.test(phrase);
  return isName && !markings.test(phrase) && canBeSeen(phrase);
}

/** Words that WordNet has not may be names of things. */
function canBeSeen(phrase: string): boolean {
  const senses = [phrase.replaceAll(' ', '_'), phrase.split(' ').at(-1)!]
    .map((noun) => baseForms(noun).flatMap((form) => nouns().senses(form)))
    .find((found) => found.length > 0);
  return senses === undefined || senses.slice(0, 2).some((sense) => isPhysical(sense) || isFigure(sense));
}

/** Gnomes and dragons are no physical things, but there are figures of them. */
function isFigure(sense: Synset): boolean {
  return ['imaginary_being.n.1', 'spiritual_being.n.1'].some((name) => isSortOf(sense, synsetOf(name)));
}
