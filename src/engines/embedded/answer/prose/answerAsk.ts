import type { Ask } from '../../language/plan.js';
import { unknownOf } from '../../language/selectKinds.js';
import type { Task } from '../../language/task.js';
import { placePhrase } from '../place.js';
import { isCertain, type SeenObject } from '../seen.js';
import { counted, countedExactly, inWords, joined } from './english.js';
import { groupObjects, inventoryOf, sightOf } from './inventory.js';
import { beyondDetection, cannotRecognise, nothingRecognised } from './phrases.js';
import { knownTargets, pluralTargets, reservations, singularTargets } from './targetNames.js';

/** Answers one ask about one picture in sentences, given the objects that it is about. */
export function answerAsk(ask: Ask, objects: readonly SeenObject[]): string {
  const unknown = unknownOf(ask.targets);
  const asksOnlyUnknown = unknown.length > 0 && ask.kinds.length === 0;
  const known = asksOnlyUnknown ? [] : (writers[ask.task] ?? writers.describe!)(ask, objects);
  const caveats = objects.length > 0 ? reservations(ask) : [];
  return [...known, ...caveats, ...(unknown.length > 0 ? [cannotRecognise(unknown)] : [])].join(' ');
}

type Writer = (ask: Ask, objects: readonly SeenObject[]) => string[];

const writers: Readonly<Partial<Record<Task, Writer>>> = {
  describe: (ask, objects) => [describeObjects(ask, objects)],
  list: (ask, objects) => [describeObjects(ask, objects)],
  count: (ask, objects) => [countObjects(ask, objects)],
  exists: (ask, objects) => [affirm(ask, objects)],
  where: (ask, objects) => [locate(ask, objects)],
  compare: (ask, objects) => [describeObjects(ask, objects)],
  beyond: (ask, objects) => [beyondDetection, describeObjects(ask, objects)],
};

function describeObjects(ask: Ask, objects: readonly SeenObject[]): string {
  if (objects.length > 0) return sightOf(objects);
  return knownTargets(ask).length > 0 ? `I do not see any ${pluralTargets(ask)}.` : nothingRecognised;
}

function countObjects(ask: Ask, objects: readonly SeenObject[]): string {
  const groups = groupObjects(objects);
  if (groups.length === 0) return describeObjects(ask, objects);
  const uncertain = objects.filter((object) => !isCertain(object)).length;
  const hedge = uncertain === 0 ? '' : ` (${inWords(uncertain)} of them uncertain)`;
  const counts = joined(groups.map(({ label, total }) => countedExactly(label, total)));
  if (groups.length === 1) return `I count ${counts}${hedge}.`;
  return `I count ${objects.length} ${pluralTargets(ask).replaceAll(' or ', ' and ')}${hedge}: ${counts}.`;
}

function affirm(ask: Ask, objects: readonly SeenObject[]): string {
  if (objects.length === 0) return `No, I do not see ${singularTargets(ask)}.`;
  if (objects.some(isCertain)) return `Yes, I can see ${inventoryOf(objects)}.`;
  return `Perhaps: there may be ${joined(groupObjects(objects).map(({ label, total }) => counted(label, total)))}.`;
}

/** More places than these make no sentence. */
const mostPlaces = 6;

function locate(ask: Ask, objects: readonly SeenObject[]): string {
  if (objects.length === 0) return describeObjects(ask, objects);
  const places = objects
    .slice(0, mostPlaces)
    .map((object) => `${inventoryOf([object])} ${placePhrase(object)}`);
  return `I can see ${joined(places)} of the picture.`;
}
