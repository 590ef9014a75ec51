import { placeOf, placePhrase } from '../../objects/place.js';
import type { SeenObject } from '../../seen.js';
import { essential, type Statement } from '../form/statement.js';
import type { TaskWriter } from '../taskWriter.js';
import { chosenIn, everythingIn, questionOf, type View } from '../view.js';
import { capitalized, joined, theOneIs } from '../words/english.js';
import { grouped } from '../words/grouped.js';
import { inventoryOf, startOf } from '../words/inventory.js';
import { landmarkPhrase } from '../words/landmark.js';
import { colourSaid } from '../words/narrowing.js';
import { absenceOf } from '../words/targetNames.js';

/** More things are told by the parts of the picture that they are in. */
const fewPlaces = 3;

/** More things make no sentence. */
const mostPlaces = 20;

/** Answers where things are: in which part of the picture, and beside or on what. */
export const whereWriter: TaskWriter = {
  isAboutObjects: () => true,
  tell(view) {
    const objects = placedIn(view);
    if (objects.length === 0) return [essential(absenceOf(view.ask))];
    const [only, ...more] = objects;
    const side = more.length === 0 ? sideAsked(view, only!) : undefined;
    return [side === undefined ? tellPlaces(objects, view) : tellSide(only!, side)];
  },
  tellTersely(view) {
    const [object] = placedIn(view);
    return object === undefined ? 'nowhere' : (sideAsked(view, object) ?? placeOf(object));
  },
  items: (view) => placedIn(view).map((object) => placed(object, view)),
};

function tellPlaces(objects: readonly SeenObject[], view: View): Statement {
  const start = startOf(objects);
  const sentence = (phrases: readonly string[]) =>
    `${start} ${joined(phrases.map((phrase) => (start === 'I can see' ? phrase : phrase.replace(/^possibly /, ''))))}`;
  const together = placesTogether(objects, view);
  const plain = sentence(together);
  // What is in the same part is not told twice.
  const full =
    objects.length > fewPlaces || together.length < objects.length
      ? `${plain} of the picture`
      : sentence(objects.map((object) => placed(object, view)));
  const [phrases, places] = [placePhrase, placeOf].map((wordingOf) => [...new Set(objects.map(wordingOf))]);
  const shorter = [joined(phrases!), joined(places!), places![0]!].map((text) => `${capitalized(text)}.`);
  const isBrief = view.plan.length?.detail === 'brief';
  return essential(...(isBrief ? [] : [`${full}.`]), `${plain} of the picture.`, ...shorter);
}

/** "Two people at the top left", where things of a kind are in the same part. */
function placesTogether(objects: readonly SeenObject[], view: View): string[] {
  const parts = grouped(objects, (object) => `${object.label} ${placePhrase(object)}`);
  return parts.map((own) => `${inventoryOf(own, colourSaid(view.ask, own))} ${placePhrase(own[0])}`);
}

function tellSide({ label }: SeenObject, side: Side): Statement {
  return essential(`${capitalized(theOneIs(label))} ${sidePhrase(side)}.`, `${capitalized(side)}.`);
}

/** "To the left of the laptop" is no side of the picture. */
const ofThing =
  /\b(?:left|right|top|bottom) (?:hand )?(?:side )?of (?:the |an? |this |that )?(?!picture|image|photo|frame|screen|shot|scene|it\b)\w/;

/** The side an object is on, where a question gives two to choose from: "is it on the left or on the right?". */
function sideAsked(view: View, { box, size }: SeenObject): Side | undefined {
  const question = questionOf(view);
  if (ofThing.test(question)) return undefined;
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
  return (listed.length > 0 ? listed : chosenIn(view, 'count')).slice(0, mostPlaces);
}

/** "a cat at the top left of the picture (on the couch)". */
function placed(object: SeenObject, view: View): string {
  const landmark = landmarkPhrase(object, everythingIn(view, 'caption'));
  const place = `${nameOf(object, view)} ${placePhrase(object)} of the picture`;
  return landmark === undefined ? place : `${place} (${landmark})`;
}

function nameOf(object: SeenObject, { ask }: View): string {
  return inventoryOf([object], colourSaid(ask, [object]));
}
