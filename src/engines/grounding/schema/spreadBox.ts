import type { Coordinate } from '../../embedded/answer/fill/boxes/coordinateNames.js';

/**
 * The corners of a box that a model wrote as several numbers with names, in whatever they are counted.
 * @param coordinates what each name stands for
 * @returns undefined where one of them is no finite number, or they are no box together
 */
export function spreadBox(
  source: Readonly<Record<string, unknown>>,
  coordinates: ReadonlyMap<string, Coordinate>,
): object | undefined {
  const numbers = new Map<Coordinate, number>();
  for (const [name, coordinate] of coordinates) {
    const value = Object.hasOwn(source, name) ? source[name] : undefined;
    if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
    numbers.set(coordinate, value);
  }
  const at = (name: Coordinate) => numbers.get(name);
  const across = span(at('xmin'), at('xmax'), at('width'), at('xcenter'));
  const down = span(at('ymin'), at('ymax'), at('height'), at('ycenter'));
  return across && down && { x_min: across[0], y_min: down[0], x_max: across[1], y_max: down[1] };
}

/** Both ends of a side, of which any two of four numbers tell. */
function span(min?: number, max?: number, length?: number, center?: number): [number, number] | undefined {
  if (min !== undefined && max !== undefined) return [min, max];
  const half = length === undefined ? undefined : length / 2;
  const middle =
    center ?? (half === undefined ? undefined : min !== undefined ? min + half : max && max - half);
  const radius = half ?? Math.abs((min ?? max ?? Number.NaN) - (middle ?? Number.NaN));
  if (middle === undefined || Number.isNaN(radius)) return undefined;
  return [middle - radius, middle + radius];
}
