import { unknownOf } from '../../../language/kinds/selectKinds.js';
import type { Target } from '../../../language/targets/target.js';
import { placePhrase } from '../../objects/place.js';
import { isCertain, type SeenObject } from '../../seen.js';
import { essential, type Statement } from '../form/statement.js';
import type { TaskWriter } from '../taskWriter.js';
import { chosenIn, type View } from '../view.js';
import { whichPicture } from '../whichPicture.js';
import { counted, countedAs, joined } from '../words/english.js';
import { groupObjects, inventoryOf } from '../words/inventory.js';
import { colourAsked, colourSaid, narrowingOf } from '../words/narrowing.js';
import { colourPhrase } from '../words/objectColours.js';
import { isInDoubt, knownTargets, noneOfTargets, pluralTarget } from '../words/targetNames.js';
import { existsOtherwise } from './existsOtherwise.js';

/** Answers whether something is there, and what of it. */
export const existsWriter: TaskWriter = {
  isAboutObjects: (view) => existsOtherwise(view) === undefined,
  tell(view) {
    const other = existsOtherwise(view);
    if (other !== undefined) return [essential(...other.wordings)];
    return isHalfTrue(view) ? [onlySome(view)] : [affirm(view)];
  },
  tellTersely(view) {
    const other = existsOtherwise(view);
    if (other !== undefined) return other.terse;
    if (holds(view) && isOpen(view)) return 'unknown';
    return holds(view) === (view.ask.isNegated ?? false) ? 'no' : 'yes';
  },
  tellAcross(views) {
    const which = whichPicture(views);
    return which && [essential(...which.wordings)];
  },
  tellTerselyAcross: (views) => whichPicture(views)?.terse,
};

/** A cat is there, but whether a lamp is, or whether the cat is a kitten, nobody knows. */
function isOpen(view: View): boolean {
  const { ask } = view;
  const isPartly = ask.conjunction === 'and' && unknownOf(ask.targets).length > 0;
  return isPartly || isInDoubt(ask, chosenIn(view, 'exists'));
}

/** "A cat and a dog" are there when both are; otherwise any of the targets is enough. */
function holds(view: View): boolean {
  const needsAll = view.ask.conjunction === 'and';
  return needsAll ? missingOf(view).length === 0 : chosenIn(view, 'exists').length > 0;
}

function isHalfTrue(view: View): boolean {
  const missing = missingOf(view).length;
  return view.ask.conjunction === 'and' && missing > 0 && missing < knownTargets(view.ask).length;
}

function missingOf(view: View): Target[] {
  const objects = chosenIn(view, 'exists');
  const isThere = ({ kinds }: Target) =>
    objects.some(({ label }) => (kinds as readonly string[]).includes(label));
  return knownTargets(view.ask).filter((target) => !isThere(target));
}

function onlySome(view: View): Statement {
  const missing = missingOf(view).map((target) => `no ${pluralTarget(target)}`);
  const start = missing.length + 1 === 2 && knownTargets(view.ask).length === 2 ? 'Not both' : 'Not all';
  const seen = `I can see ${inventoryOf(surestOf(view))}, but ${joined(missing, 'and')}`;
  return essential(`${start}: ${seen}.`, `${start}.`);
}

function affirm(view: View): Statement {
  const { ask } = view;
  const objects = chosenIn(view, 'exists');
  const [yes, no] = ask.isNegated ? ['No', 'Right'] : ['Yes', 'No'];
  if (objects.length === 0) return deny(view, no);
  const adjective = colourSaid(ask, objects);
  const narrowing = narrowingOf(ask);
  const seen = `I can see ${inventoryOf(surestOf(view), adjective)}${narrowing}.`;
  if (objects.some(isCertain) && isInDoubt(ask, objects)) return essential(seen);
  if (objects.some(isCertain)) return essential(`${yes}, ${seen}`, `${yes}.`);
  // As many as a count of them would say.
  const groups = groupObjects(chosenIn(view, 'count'));
  const things = joined(
    (groups.length > 0 ? groups : groupObjects(objects)).map(({ label, total }) =>
      countedAs(adjective, label, total),
    ),
  );
  const perhaps = ask.isNegated ? 'Perhaps not' : 'Perhaps';
  return essential(`${perhaps}: there may be ${things}${narrowing}.`, `${perhaps}.`);
}

/**
 * As many as a count of them would say, and of targets that are plainly there no doubtful kinds: nobody wants to hear of
 * "a cat and possibly a dog" who asks for an animal.
 */
function surestOf(view: View): SeenObject[] {
  const objects = chosenIn(view, 'count');
  const plain = new Set(objects.filter(isCertain).map(({ label }) => label));
  const isSettled = (label: string) =>
    knownTargets(view.ask).some(({ kinds }) => {
      const names = kinds as readonly string[];
      return names.includes(label) && names.some((name) => plain.has(name));
    });
  return objects.filter(({ label }) => plain.has(label) || !isSettled(label));
}

function deny(view: View, no: string): Statement {
  const other = otherwiseColoured(view) ?? otherwisePlaced(view);
  const first = `${no}, I do not see ${noneOfTargets(view.ask)}${narrowingOf(view.ask)}`;
  return essential(...(other === undefined ? [] : [`${first}, but ${other}.`]), `${first}.`, `${no}.`);
}

/** "I can see a bus that is blue", where a red one is asked for. */
function otherwiseColoured(view: View): string | undefined {
  if (colourAsked(view.ask) === undefined) return undefined;
  const ask = { ...view.ask, filters: undefined };
  const [object, ...more] = chosenIn({ ...view, ask }, 'list');
  if (object?.colours === undefined || object.colours.length === 0) return undefined;
  return more.length === 0 ? `I can see ${oneColoured(object)}` : undefined;
}

/** "I can see a dog on the right", where it is asked for elsewhere. */
function otherwisePlaced(view: View): string | undefined {
  const { ask } = view;
  if (knownTargets(ask).length === 0 || narrowingOf(ask) === '') return undefined;
  const anywhere = { ...ask, filters: undefined, relation: undefined };
  const objects = chosenIn({ ...view, ask: anywhere }, 'exists').filter(isCertain);
  const [object, ...more] = objects;
  if (object === undefined) return undefined;
  return `I can see ${inventoryOf(objects)}${more.length === 0 ? ` ${placePhrase(object)}` : ''}`;
}

function oneColoured(object: SeenObject): string {
  return `${counted(object.label, 1)} that is ${colourPhrase(object.colours!)}`;
}
