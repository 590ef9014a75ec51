import type { ColourName, NamedColour } from '../../../colours/namedColour.js';
import { isOfGroup } from '../../objects/kindGroup.js';
import { mainColours } from '../../objects/objectColour.js';
import type { SeenObject } from '../../seen.js';
import { joined } from './english.js';

/** A single colour describes a thing when it covers this share of it. */
const mostOfIt = 0.5;

/** Kinds whose colour goes without saying, or is that of clothes, screens or lights. */
const tellsNothing = [
  'person',
  'zebra',
  'giraffe',
  'elephant',
  'tv',
  'traffic light',
  'stop sign',
  'clock',
  'scissors',
  // One looks through them.
  'bicycle',
  'tennis racket',
  'fork',
  'kite',
];

/**
 * The colour that all of some objects of a kind mostly have, where it is worth an adjective. "Orange" is not given: it is
 * read as the fruit.
 */
export function commonColour(objects: readonly SeenObject[]): ColourName | undefined {
  const [first] = objects;
  const colour = first?.colours?.[0]?.name;
  const isTelling =
    first !== undefined && !tellsNothing.includes(first.label) && !isOfGroup(first.label, 'food');
  if (!isTelling || colour === undefined || colour === 'orange') return undefined;
  return objects.every((object) => isMostly(object, colour)) ? colour : undefined;
}

function isMostly({ colours }: SeenObject, colour: ColourName): boolean {
  const [main] = colours ?? [];
  return main !== undefined && main.name === colour && main.share >= mostOfIt;
}

/** Most colours a sentence names of one thing. */
const mostNamed = 3;

/** Colours as a sentence says them: "red", "black and white", "mostly gray". */
export function colourPhrase(colours: readonly NamedColour[]): string {
  const main = mainColours(colours).slice(0, mostNamed);
  const [first] = main;
  const isMixed = first !== undefined && main.length === 1 && first.share < mostOfAll;
  return `${isMixed ? 'mostly ' : ''}${joined(main.map(({ name }) => name))}`;
}

/** Below this share the main colour is not all there is to say. */
const mostOfAll = 0.6;
