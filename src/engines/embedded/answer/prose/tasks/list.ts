import { singularOf, toSingular } from '../../../language/plural.js';
import { filtersOf } from '../../chooseObjects.js';
import type { SeenObject } from '../../seen.js';
import { bareName } from '../caption/amount.js';
import { kindTags } from '../caption/tags.js';
import { type Group, groupObjects, inventoryOfGroups, sightings } from '../inventory.js';
import { colourSaid, narrowingOf } from '../narrowing.js';
import { nothingRecognised } from '../phrases.js';
import { essential } from '../statement.js';
import { absenceOf, isAboutSome, knownTargets } from '../targetNames.js';
import type { TaskWriter } from '../taskWriter.js';
import { chosenIn, type View } from '../view.js';

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
          `The ${extreme} is ${inventoryOfGroups(groupObjects(objects))}.`,
          ...sightings(objects).slice(1),
        ),
      ];
    if (objects.length > 0)
      return [essential(...sightings(objects, colourSaid(view.ask, objects), narrowingOf(view.ask)))];
    return [essential(isAboutSome(view.ask) ? absenceOf(view.ask) : nothingRecognised)];
  },
  tellTersely: (view) => kindTags(view) ?? groupObjects(chosenIn(view, 'list'))[0]?.label ?? 'nothing',
  items: (view) => groupObjects(listedIn(view)).map((group) => itemOf(group, view)),
};

/** "largest animal", where it is asked for; undefined otherwise. */
function extremeAsked({ ask }: View): string | undefined {
  const filter = filtersOf(ask).find(({ by }) => by === 'largest' || by === 'smallest');
  const [target, ...more] = knownTargets(ask);
  if (filter === undefined || more.length > 0) return undefined;
  const thing = target === undefined ? 'object' : singularOf(toSingular(target.phrase));
  return `${filter.by} ${thing.replace(/^(?:larg|bigg|small)est /, '')}${narrowingOf(ask)}`;
}

function listedIn(view: View): SeenObject[] {
  return chosenIn(view, 'list').slice(0, view.plan.maxObjects);
}

/** "two cats"; in a list with commas, which is for programs, "cats". */
function itemOf(group: Group, { plan }: View): string {
  return plan.layout === 'commas' ? bareName(group.label, group.total) : inventoryOfGroups([group]);
}
