import { singularOf, toSingular } from '../../../language/kinds/plural.js';
import { placePhrase } from '../../objects/place.js';
import { canJudge } from '../../objects/relations/related.js';
import type { SeenObject } from '../../seen.js';
import { bareName } from '../caption/amount.js';
import { kindTags } from '../caption/tags.js';
import { essential } from '../form/statement.js';
import type { TaskWriter } from '../taskWriter.js';
import { chosenIn, type View } from '../view.js';
import { type Group, groupObjects, inventoryOfGroups, sightings } from '../words/inventory.js';
import { colourSaid, narrowingOf } from '../words/narrowing.js';
import { nothingRecognised } from '../words/phrases.js';
import { absenceOf, isAboutSome, knownTargets, noneOfTarget } from '../words/targetNames.js';

/** Answers with the things that there are. */
export const listWriter: TaskWriter = {
  isAboutObjects: () => true,
  tell(view) {
    const tags = kindTags(view);
    if (tags !== undefined) return [essential(tags)];
    const objects = listedIn(view);
    const extreme = extremeAsked(view);
    if (extreme !== undefined && objects.length === 1)
      return [
        essential(
          `The ${extreme} is ${isOneKind(view) ? `${placePhrase(objects[0]!)} of the picture` : inventoryOfGroups(groupObjects(objects))}.`,
          ...sightings(objects).slice(1),
        ),
      ];
    if (objects.length > 0)
      return [essential(...sightings(objects, colourSaid(view.ask, objects), narrowingOf(view.ask)))];
    return [essential(isAboutSome(view.ask) ? absenceIn(view) : nothingRecognised)];
  },
  tellTersely: (view) => kindTags(view) ?? groupObjects(listedIn(view))[0]?.label ?? 'none',
  items: (view) => groupObjects(listedIn(view)).map((group) => itemOf(group, view)),
};

/** That the largest dog is a dog goes without saying. */
function isOneKind({ ask }: View): boolean {
  return knownTargets(ask).length === 1 && ask.kinds.length === 1;
}

const ordinals = ['', '', 'second ', 'third ', 'fourth ', 'fifth '];

/** "second " of 2; nothing where it goes without saying. */
function ordinalOf(nth: number | undefined): string {
  return nth === undefined ? '' : (ordinals[nth] ?? `${nth}th `);
}

/** "largest animal", where it is asked for; undefined otherwise. */
function extremeAsked({ ask }: View): string | undefined {
  const filter = (ask.filters ?? []).find(({ by }) => by === 'largest' || by === 'smallest');
  const [target, ...more] = knownTargets(ask);
  if (filter === undefined || more.length > 0) return undefined;
  const thing = target === undefined ? 'object' : singularOf(toSingular(target.phrase));
  const nth = 'nth' in filter ? ordinalOf(filter.nth) : '';
  return `${nth}${filter.by} ${thing.replace(/^(?:larg|bigg|small)est /, '')}${narrowingOf(ask)}`;
}

/** Nothing is next to a dog that is not there. */
function absenceIn(view: View): string {
  const { relation } = view.ask;
  if (relation === undefined || !canJudge(relation) || knownTargets(view.ask).length > 0)
    return absenceOf(view.ask);
  const ask = { ...view.ask, ...withoutNarrowing, kinds: relation.target.kinds };
  const isThere = chosenIn({ ...view, ask }, 'exists').length > 0;
  return isThere ? absenceOf(view.ask) : `I do not see ${noneOfTarget(relation.target)}.`;
}

const withoutNarrowing = { filters: undefined, relation: undefined };

function listedIn(view: View): SeenObject[] {
  const objects = chosenIn(view, 'list');
  const { maxObjects } = view.plan;
  if (maxObjects === undefined) return objects;
  // "Name three things" wants three kinds of them, plain ones first.
  const ranked = groupObjects(objects).toSorted((a, b) => Number(b.certain > 0) - Number(a.certain > 0));
  const labels = ranked.slice(0, maxObjects).map(({ label }) => label);
  return objects.filter(({ label }) => labels.includes(label));
}

/** "two cats"; in a list with commas, which is for programs, "cats". */
function itemOf(group: Group, { plan }: View): string {
  return plan.layout === 'commas' ? bareName(group.label, group.total) : inventoryOfGroups([group]);
}
