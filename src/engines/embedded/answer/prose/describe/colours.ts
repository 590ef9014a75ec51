import { pluralOf } from '../../../language/kinds/plural.js';
import { type CaptionGroup, captionGroups } from '../caption/captionGroup.js';
import { captionPhrases } from '../caption/captionPhrases.js';
import { detail, type Statement, useful } from '../form/statement.js';
import { chosenIn, type View } from '../view.js';
import { capitalized, countedAs, joined, theOneIs } from '../words/english.js';
import { commonColour } from '../words/objectColours.js';
import { isAboutSome } from '../words/targetNames.js';

/** Which colours the things and the picture have, as far as they were looked at. */
export function describeColours(view: View): Statement[] {
  const groups = captionGroups(chosenIn(view, 'caption'));
  const [overview = ''] = captionPhrases(view);
  const phrases = groups.filter((group) => !isSaid(group, overview)).flatMap(colourOf);
  const { colours = [] } = view.image;
  const names = joined(colours.slice(0, mostColours).map(({ name }) => name));
  const whole =
    colours.length === 0 || isAboutSome(view.ask)
      ? []
      : [`The dominant colours of the picture are ${names}.`];
  return [
    ...(phrases.length === 0 ? [] : [useful(`${capitalized(phrases.join('; '))}.`)]),
    // Of a picture without objects there is little else to say.
    ...whole.map((sentence) => (groups.length === 0 ? useful(sentence) : detail(sentence))),
  ];
}

const mostColours = 3;

/** "A red couch" was said. */
function isSaid({ objects, label }: CaptionGroup, overview: string): boolean {
  const colour = commonColour(objects);
  return colour !== undefined && overview.includes(countedAs(colour, label, objects.length));
}

function colourOf({ label, objects }: CaptionGroup): string[] {
  const colour = commonColour(objects);
  if (colour === undefined) return [];
  const things = objects.length === 1 ? theOneIs(label) : `the ${pluralOf(label)} are`;
  return [`${things} ${colour}`];
}
