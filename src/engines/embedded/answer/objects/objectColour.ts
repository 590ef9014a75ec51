import type { ColourName, NamedColour } from '../../colours/namedColour.js';
import type { SeenDetection } from '../seen.js';

/** From this share of its pixels on a colour is one that an object has. */
const ownShare = 0.25;

/** Whether an object has a colour: as its main one or on a good part of it; undefined where colours are unknown. */
export function hasColour(
  { colours }: Pick<SeenDetection, 'colours'>,
  wanted: ColourName,
): boolean | undefined {
  if (colours === undefined || colours.length === 0) return undefined;
  return colours.some(({ name, share }, index) => name === wanted && (index === 0 || share >= ownShare));
}

/** The colours that make up a good part of something, the largest first; its main one at least. */
export function mainColours(colours: readonly NamedColour[]): NamedColour[] {
  return colours.filter(({ share }, index) => index === 0 || share >= ownShare);
}
