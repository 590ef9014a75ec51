import { boxArea } from '../../../../../geometry/box.js';
import type { NamedColour } from '../../../colours/namedColour.js';
import { filledShare } from '../../lists/outline.js';
import { objectsIn, type SeenImage } from '../../seen.js';
import { imagesOf, type Scope } from '../scope.js';

/** A share of the picture that a colour needs to be that of its background. */
const backgroundShare = 0.25;

/** The colour that is left most when the objects are taken away; undefined where no colour is much of it. */
export function backgroundOf(scope: Scope): readonly NamedColour[] | undefined {
  const [image] = imagesOf(scope);
  if (image?.colours === undefined || scope.pictures.length !== 1) return undefined;
  const left = image.colours.map((colour) => ({
    ...colour,
    share: colour.share - shareOnObjects(colour, image),
  }));
  const [largest] = left.toSorted((a, b) => b.share - a.share);
  return largest !== undefined && largest.share >= backgroundShare ? [largest] : undefined;
}

function shareOnObjects({ name }: NamedColour, image: SeenImage): number {
  const whole = image.size.width * image.size.height;
  return objectsIn(image, 0).reduce((sum, object) => {
    const own = object.colours?.find((colour) => colour.name === name)?.share ?? 0;
    return sum + (own * boxArea(object.box) * filledShare(object)) / whole;
  }, 0);
}
