import { pluralOf, singularOf } from '../../../language/kinds/plural.js';
import { placePhrase } from '../../objects/place.js';
import { type CaptionGroup, captionGroups } from '../caption/captionGroup.js';
import { type Statement, useful } from '../form/statement.js';
import { chosenIn, everythingIn, type View } from '../view.js';
import { capitalized, countedExactly, inWords, joined, theOneIs } from '../words/english.js';
import { landmarkPhrase } from '../words/landmark.js';

/** Places of more kinds, or of more things of a kind, are no description. */
const mostKinds = 4;
const mostOfAKind = 3;

/** Where the things are: "The couch is at the bottom; one cat is at the top left and one in the center." */
export function describePlaces(view: View): Statement[] {
  const groups = captionGroups(chosenIn(view, 'caption')).slice(0, mostKinds);
  const told: string[] = [];
  const phrases = groups
    .filter(({ objects }) => objects.length <= mostOfAKind)
    .map((group) => placesOf(group, view, told));
  if (phrases.length === 0) return [];
  const fewer = phrases.map((_, dropped) => phrases.slice(0, phrases.length - dropped));
  return [useful(...fewer.map((some) => `${capitalized(some.join('; '))}.`))];
}

function placesOf({ label, objects }: CaptionGroup, view: View, told: string[]): string {
  const [only, ...more] = objects;
  if (more.length === 0) return placeOfOne(only!, view, told);
  const places = objects.map(placePhrase);
  if (new Set(places).size === 1) {
    const all = objects.length === 2 ? 'both' : `all ${inWords(objects.length)}`;
    return `${all} ${pluralOf(label)} are ${places[0]}`;
  }
  const [first, ...others] = places;
  return joined([`${countedExactly(label, 1)} is ${first}`, ...others.map((place) => `one ${place}`)]);
}

/** @param told the things that were said to be beside others; that these are beside them is not said again */
function placeOfOne(object: CaptionGroup['objects'][number], view: View, told: string[]): string {
  const landmark = landmarkPhrase(object, everythingIn(view, 'caption'));
  const place = `${theOneIs(object.label)} ${placePhrase(object)}`;
  const isTold = told.some((label) => landmark === `next to the ${singularOf(label)}`);
  if (landmark === undefined || isTold) return place;
  told.push(object.label);
  return `${place}, ${landmark}`;
}
