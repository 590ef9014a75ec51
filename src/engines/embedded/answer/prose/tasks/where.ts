import { placeOf, placePhrase } from '../../place.js';
import type { SeenObject } from '../../seen.js';
import { joined } from '../english.js';
import { inventoryOf } from '../inventory.js';
import { landmarkPhrase } from '../landmark.js';
import { colourAsked } from '../narrowing.js';
import { essential } from '../statement.js';
import { absenceOf } from '../targetNames.js';
import type { TaskWriter } from '../taskWriter.js';
import { chosenIn, everythingIn, type View } from '../view.js';

/** More places than these make no sentence. */
const mostPlaces = 6;

/** Answers where things are: in which part of the picture, and beside or on what. */
export const whereWriter: TaskWriter = {
  isAboutObjects: () => true,
  tell(view) {
    const objects = placedIn(view);
    if (objects.length === 0) return [essential(absenceOf(view.ask))];
    const full = `I can see ${joined(objects.map((object) => placed(object, view)))}.`;
    const plain = `I can see ${joined(objects.map((object) => `${nameOf(object, view)} ${placePhrase(object)}`))} of the picture.`;
    const short = joined([...new Set(objects.map(placePhrase))]);
    return [essential(full, plain, `${short.charAt(0).toUpperCase()}${short.slice(1)}.`)];
  },
  tellTersely(view) {
    const [object] = placedIn(view);
    return object === undefined ? 'nowhere' : placeOf(object);
  },
  items: (view) => placedIn(view).map((object) => placed(object, view)),
};

function placedIn(view: View): SeenObject[] {
  return chosenIn(view, 'list').slice(0, mostPlaces);
}

/** "a cat at the top left of the picture, on the couch". */
function placed(object: SeenObject, view: View): string {
  const landmark = landmarkPhrase(object, everythingIn(view, 'caption'));
  const place = `${nameOf(object, view)} ${placePhrase(object)} of the picture`;
  return landmark === undefined ? place : `${place} (${landmark})`;
}

function nameOf(object: SeenObject, { ask }: View): string {
  return inventoryOf([object], colourAsked(ask));
}
