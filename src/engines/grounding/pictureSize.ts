import type { Size } from '../../geometry/box.js';
import type { Resolution } from '../../images/image.js';
import type { ModelFamily } from './family.js';

/** Largest pictures, in pixels, at each media resolution, and where none was asked for. */
type Budget = Readonly<Record<Resolution | 'default', number>>;

/** Processors refuse pictures that are longer than this many times their width. */
const longestAspect = 200;

/**
 * Processors enlarge what has fewer patches than this, and a family that writes pixels would then write those of a
 * picture whose size we do not know.
 */
const fewestPatches = 4;

/**
 * The size, in whole pixels, at which a model gets a picture: sides are multiples of what the family needs and at least
 * one of them, the aspect is kept as well as that allows and never above 200, and nothing is enlarged but to such a
 * multiple. It has at most the pixels of the budget, unless those are too few for the smallest picture there is.
 */
export function pictureSize(
  image: Size,
  { sideMultiple, boxes }: ModelFamily,
  resolution: Resolution | undefined,
  budget: Budget,
): Size {
  const smallest = boxes.scale === 'pixels' ? fewestPatches : 1;
  const most = Math.max(budget[resolution ?? 'default'] / sideMultiple ** 2, smallest);
  const isWide = image.width > image.height;
  const short = Math.min(image.width, image.height) / sideMultiple;
  const long = Math.max(image.width, image.height) / sideMultiple;
  const cells = enlarged(wholeCells(short, long, most), smallest);
  return {
    width: sideMultiple * (isWide ? cells.long : cells.short),
    height: sideMultiple * (isWide ? cells.short : cells.long),
  };
}

/** The sides of a picture, in multiples. */
interface Cells {
  readonly short: number;
  readonly long: number;
}

/** Rounded to the nearest where there is room for it; extreme pictures lose length, since width would be made up. */
function wholeCells(short: number, long: number, most: number): Cells {
  const nearest = { short: Math.max(1, Math.round(short)), long: Math.max(1, Math.round(long)) };
  if (nearest.short * nearest.long <= most) return withinAspect(nearest);
  const scale = Math.sqrt(most / (short * long));
  const shorter = Math.max(1, Math.floor(short * scale));
  return withinAspect({
    short: shorter,
    long: Math.max(1, Math.floor(Math.min(long * scale, most / shorter))),
  });
}

function withinAspect({ short, long }: Cells): Cells {
  return { short, long: Math.min(long, longestAspect * short) };
}

function enlarged({ short, long }: Cells, smallest: number): Cells {
  if (short * long >= smallest) return { short, long };
  const scale = Math.sqrt(smallest / (short * long));
  return { short: Math.ceil(short * scale), long: Math.ceil(long * scale) };
}
