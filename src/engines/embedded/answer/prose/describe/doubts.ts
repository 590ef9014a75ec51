import { captionGroups } from '../caption/captionGroup.js';
import { sureScene, wholeScene } from '../caption/scenePhrase.js';
import { type Statement, useful } from '../form/statement.js';
import { faultsOf } from '../tasks/quality.js';
import { chosenIn, type View } from '../view.js';
import { counted, joined } from '../words/english.js';
import { groupObjects } from '../words/inventory.js';

/** What makes a picture hard to see. */
export function describeQuality({ image: { quality } }: View): Statement[] {
  const faults = quality === undefined ? [] : faultsOf(quality);
  return faults.length === 0 ? [] : [useful(`The picture is ${joined(faults)}.`)];
}

/** More doubtful things are no help. */
const mostDoubts = 3;

/** What may be there: things and a sort of place that were not seen well enough to be stated. */
export function describeDoubts(view: View): Statement[] {
  const stated = captionGroups(chosenIn(view, 'caption')).map(({ label }) => label);
  const doubtful = groupObjects(chosenIn(view, 'list')).filter(({ label }) => !stated.includes(label));
  const named = doubtful.slice(0, mostDoubts).map(({ label, total }) => counted(label, total));
  const also = stated.length === 0 ? '' : ' also';
  return [
    ...(named.length === 0 ? [] : [useful(`There may${also} be ${joined(named)}.`)]),
    ...doubtfulScene(view),
  ];
}

function doubtfulScene({ image: { scene }, ask }: View): Statement[] {
  if (scene?.name === undefined || sureScene(scene) !== undefined || ask.targets.length > 0) return [];
  return [useful(`It may be ${wholeScene(scene.name)}.`)];
}
