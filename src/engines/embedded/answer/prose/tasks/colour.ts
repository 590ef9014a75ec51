import type { NamedColour } from '../../../colours/namedColour.js';
import { singularOf } from '../../../language/kinds/plural.js';
import { unknownOf } from '../../../language/kinds/selectKinds.js';
import { isCertain, type SeenObject } from '../../seen.js';
import { coloursAsked, colourVerdict, wantsHex, withoutColours } from '../colour/colourQuestion.js';
import { colouredOf, tellColours } from '../colour/objectAnswer.js';
import {
  pictureColours,
  tellPictureColours,
  tersePictureColour,
  withShare,
} from '../colour/pictureAnswer.js';
import { essential, type Statement } from '../form/statement.js';
import type { TaskWriter } from '../taskWriter.js';
import { chosenIn, type View } from '../view.js';
import { capitalized, countedAs } from '../words/english.js';
import { cannotRecogniseWordings } from '../words/phrases.js';
import { absenceOf } from '../words/targetNames.js';

/** Answers which colour things have, whether they have one, and which colours a picture has. */
export const colourWriter: TaskWriter = {
  isAboutObjects: () => false,
  tell(view) {
    const unknown = unknownIn(view);
    const refusal = unknown.length === 0 ? [] : [essential(...cannotRecogniseWordings(unknown))];
    // The colours of the picture say nothing of whether the sky is blue.
    if (unknown.length > 0 && coloursAsked(view.ask).length > 0) return refusal;
    return [...refusal, isAboutPicture(view) ? tellPictureColours(view) : tellObjects(view)];
  },
  tellTersely(view) {
    if (unknownIn(view).length > 0) return 'unknown';
    return isAboutPicture(view) ? tersePictureColour(view) : terseObject(view);
  },
  items(view) {
    if (!isAboutPicture(view) || unknownIn(view).length > 0) return undefined;
    return pictureColours(view).map((colour) => withShare(colour, true));
  },
};

/** Nothing in particular, or something the detector does not know ("the wall"), leaves the whole picture. */
function isAboutPicture({ ask }: View): boolean {
  return ask.targets.every(({ isAnything, kinds }) => isAnything || kinds.length === 0);
}

/** The things it asks about that the detector does not know. */
function unknownIn({ ask }: View): string[] {
  return unknownOf(ask.targets).filter((thing) => !/\b(?:image|picture|photo)$/.test(thing));
}

/** More things make no answer. */
const mostObjects = 6;

function objectsIn(view: View): SeenObject[] {
  const own = { ...view, ask: withoutColours(view.ask) };
  const listed = chosenIn(own, 'list');
  // Who asks for its colour has reason to think that it is there.
  const objects = listed.length > 0 ? listed : chosenIn(own, 'count');
  const certain = objects.filter(isCertain);
  return (certain.length > 0 ? certain : objects).slice(0, mostObjects);
}

function tellObjects(view: View): Statement {
  const objects = objectsIn(view);
  const [first] = objects;
  if (first === undefined) return essential(absenceOf(withoutColours(view.ask)));
  const coloured = colouredOf(objects);
  const [best] = coloured;
  if (best !== undefined && !isCertain(first)) return perhaps(best);
  if (coloured.length > 0) return tellColours(view, coloured);
  return essential(`I could not measure the colour of the ${singularOf(first.label)}.`);
}

function perhaps({ label, colours }: { label: string; colours: readonly NamedColour[] }): Statement {
  const [main] = colours;
  return essential(`There may be ${countedAs(main!.name, label, 1)}.`, `${capitalized(main!.name)}.`);
}

function terseObject(view: View): string {
  const [object] = colouredOf(objectsIn(view));
  if (object === undefined) return 'unknown';
  const [main] = object.colours;
  return colourVerdict(view, object.colours) ?? (wantsHex(view) ? main!.hex : main!.name);
}
