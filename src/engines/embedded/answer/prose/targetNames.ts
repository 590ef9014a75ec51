import type { Ask } from '../../language/plan.js';
import { pluralOf, singularOf, toSingular, withArticle } from '../../language/plural.js';
import { isUnknown, type Target } from '../../language/target.js';
import { joined } from './english.js';

/** The targets of an ask that the detector can look for. */
export function knownTargets({ targets }: Ask): readonly Target[] {
  return targets.filter((target) => !isUnknown(target) && !target.isAnything);
}

/** What an ask looks for, in the plural and in its own words: "cats or dogs"; "objects" when it names nothing. */
export function pluralTargets(ask: Ask): string {
  const names = knownTargets(ask).map(({ phrase }) => pluralOf(toSingular(phrase)));
  return names.length === 0 ? 'objects' : joined(names, 'or');
}

/** The same in the singular with an article: "a cat or a dog". */
export function singularTargets(ask: Ask): string {
  const names = knownTargets(ask).map(({ phrase }) => withArticle(singularOf(toSingular(phrase))));
  return names.length === 0 ? 'any object' : joined(names, 'or');
}

/**
 * What a detector cannot judge of the targets although it was asked: that the cats are kittens, that the cars
 * are red. Empty when there is nothing of the sort.
 */
export function reservations(ask: Ask): string[] {
  return knownTargets(ask).flatMap(reservationsOf);
}

function reservationsOf({ phrase, isNarrower, qualifiers, kinds }: Target): string[] {
  const plural = pluralOf(toSingular(phrase));
  if (isNarrower) return [`I cannot tell ${plural} from other ${joined(kinds.map(pluralOf), 'or')}.`];
  return qualifiers.length > 0 ? [`I cannot judge whether they are "${qualifiers.join(' ')}".`] : [];
}
