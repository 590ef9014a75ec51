import { placeOf, placePhrase } from '../../place.js';
import type { SeenObject } from '../../seen.js';
import { capitalized, joined, theOneIs } from '../english.js';
import { inventoryOf } from '../inventory.js';
import { landmarkPhrase } from '../landmark.js';
import { colourSaid } from '../narrowing.js';
import { essential } from '../statement.js';
import { absenceOf } from '../targetNames.js';
import type { TaskWriter } from '../taskWriter.js';
import { chosenIn, everythingIn, questionOf, type View } from '../view.js';

/** More places than these make no sentence. */
const mostPlaces = 6;

/** Answers where things are: in which part of the picture, and beside or on what. */
export const whereWriter: TaskWriter = {
  isAboutObjects: () => true,
  tell(view) {
    const objects = placedIn(view);
    if (objects.length === 0) return [essential(absenceOf(view.ask))];
    const side = sideAsked(view, objects[0]!);
    if (side !== undefined && objects.length === 1)
      return [
        essential(
          `${capitalized(theOneIs(objects[0]!.label))} ${sidePhrase(side)}.`,
          `${capitalized(side)}.`,
        ),
      ];
    const full = `I can see ${joined(objects.map((object) => placed(object, view)))}.`;
    const plain = `I can see ${joined(objects.map((object) => `${nameOf(object, view)} ${placePhrase(object)}`))} of the picture.`;
    const short = joined([...new Set(objects.map(placePhrase))]);
    return [essential(full, plain, `${capitalized(short)}.`)];
  },
  tellTersely(view) {
    const [object] = placedIn(view);
    return object === undefined ? 'nowhere' : (sideAsked(view, object) ?? placeOf(object));
  },
  items: (view) => placedIn(view).map((object) => placed(object, view)),
};

/** The side an object is on, where a question gives two to choose from: "is it on the left or on the right?". */
function sideAsked(view: View, { box, size }: SeenObject): Side | undefined {
  const question = questionOf(view);
  if (/\bleft\b.*\bor\b.*\bright\b|\bright\b.*\bor\b.*\bleft\b/.test(question))
    return (box.x0 + box.x1) / 2 < size.width / 2 ? 'left' : 'right';
  if (!/\btop\b.*\bor\b.*\bbottom\b|\bbottom\b.*\bor\b.*\btop\b/.test(question)) return undefined;
  return (box.y0 + box.y1) / 2 < size.height / 2 ? 'top' : 'bottom';
}

type Side = 'left' | 'right' | 'top' | 'bottom';

function sidePhrase(side: Side): string {
  return `${side === 'left' || side === 'right' ? 'on' : 'at'} the ${side} of the picture`;
}

function placedIn(view: View): SeenObject[] {
  const listed = chosenIn(view, 'list');
  // Who asks where it is has reason to think that it is there.
  return (listed.length > 0 ? listed : chosenIn(view, 'exists')).slice(0, mostPlaces);
}

/** "a cat at the top left of the picture, on the couch". */
function placed(object: SeenObject, view: View): string {
  const landmark = landmarkPhrase(object, everythingIn(view, 'caption'));
  const place = `${nameOf(object, view)} ${placePhrase(object)} of the picture`;
  return landmark === undefined ? place : `${place} (${landmark})`;
}

function nameOf(object: SeenObject, { ask }: View): string {
  return inventoryOf([object], colourSaid(ask, [object]));
}
