import { hasColour } from '../../objects/objectColour.js';
import type { SeenObject } from '../../seen.js';
import type { NamedThings } from './namedKinds.js';

/**
 * The objects that a name means, of those seen; undefined where nobody can tell: which people are children, which cars
 * are parked. Where there are no people there are no children either.
 */
export function namedObjects(
  objects: readonly SeenObject[],
  { kinds, isNarrower, colour }: NamedThings,
): readonly SeenObject[] | undefined {
  const ofKinds = objects.filter(({ label }) => (kinds as readonly string[]).includes(label));
  if (isNarrower && ofKinds.length > 0) return undefined;
  if (colour === undefined) return ofKinds;
  const isKnown = ofKinds.every((object) => hasColour(object, colour) !== undefined);
  return isKnown ? ofKinds.filter((object) => hasColour(object, colour)) : undefined;
}
