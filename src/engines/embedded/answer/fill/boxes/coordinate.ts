import { type Box2d, toBox2d } from '../../../../../geometry/normalized.js';
import type { SeenObject } from '../../seen.js';
import type { Coordinate } from './coordinateNames.js';

/** What coordinates are measured in: pixels, or parts of the picture's sides (1000 for thousandths). */
export type Scale = 'pixels' | 1 | 100 | 1000;

/** A box, and the picture it is in. */
type Placed = Pick<SeenObject, 'box' | 'size'>;

/** One coordinate of an object's box; whole numbers in pixels and thousandths, else four digits. */
export function coordinate(object: Placed, name: Coordinate, scale: Scale): number {
  const { size } = object;
  const [ymin, xmin, ymax, xmax] = scale === 1000 ? toBox2d(object.box, size) : scaledBox(object, scale);
  const values = {
    xmin,
    ymin,
    xmax,
    ymax,
    width: xmax - xmin,
    height: ymax - ymin,
    xcenter: (xmin + xmax) / 2,
    ycenter: (ymin + ymax) / 2,
  };
  const isWhole = scale === 1000 || scale === 'pixels';
  return isWhole ? Math.round(values[name]) : Number(values[name].toFixed(4));
}

function scaledBox({ box, size }: Placed, scale: Exclude<Scale, 1000>): Box2d {
  const { x0, y0, x1, y1 } = box;
  if (scale === 'pixels') return [Math.floor(y0), Math.floor(x0), Math.ceil(y1), Math.ceil(x1)];
  const [down, across] = [scale / size.height, scale / size.width];
  return [y0 * down, x0 * across, y1 * down, x1 * across];
}
