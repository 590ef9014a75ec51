/** A number that helps to say where a box is. */
export type Coordinate = 'xmin' | 'ymin' | 'xmax' | 'ymax' | 'width' | 'height' | 'xcenter' | 'ycenter';

const coordinateNames: readonly (readonly [Coordinate, RegExp])[] = [
  ['xmin', /^(x_?min|min_?x|x_?[01]|left|x_?start|start_?x|x_?left|x|x_?tl)$/],
  ['ymin', /^(y_?min|min_?y|y_?[01]|top|y_?start|start_?y|y_?top|y|y_?tl)$/],
  ['xmax', /^(x_?max|max_?x|x_?2|right|x_?end|end_?x|x_?right|x_?br)$/],
  ['ymax', /^(y_?max|max_?y|y_?2|bottom|y_?end|end_?y|y_?bottom|y_?br)$/],
  ['width', /^(width|w)$/],
  ['height', /^(height|h)$/],
  ['xcenter', /^(x_?cent(er|re)|cent(er|re)_?x|c_?x|x_?c)$/],
  ['ycenter', /^(y_?cent(er|re)|cent(er|re)_?y|c_?y|y_?c)$/],
];

/** The coordinates that several names mean together, or undefined when they do not add up to a box. */
export function coordinatesOf(names: readonly string[]): readonly Coordinate[] | undefined {
  const countsFromZero = names.some((name) => /^[xy]_?0$/.test(name));
  const found = names.map((name) => coordinateNamed(countsFromZero ? name.replace(/1$/, '2') : name));
  const known = found.filter((coordinate) => coordinate !== undefined);
  return known.length === names.length && spansBox(new Set(known)) ? known : undefined;
}

/** The coordinate that a name (snake_case) stands for by itself. */
export function coordinateNamed(name: string): Coordinate | undefined {
  return coordinateNames.find(([, pattern]) => pattern.test(name))?.[0];
}

function spansBox(coordinates: ReadonlySet<Coordinate>): boolean {
  const spans = (...names: Coordinate[]) => names.filter((name) => coordinates.has(name)).length >= 2;
  return spans('xmin', 'xmax', 'width', 'xcenter') && spans('ymin', 'ymax', 'height', 'ycenter');
}
