import { expect, it } from 'vitest';
import { fromTopLeft } from './readingOrder.js';

it('goes row by row, also where boxes of a row stand a little higher or lower', () => {
  const at = (name: string, x0: number, y0: number) => ({ name, box: { x0, y0, x1: x0 + 50, y1: y0 + 50 } });
  const items = [at('d', 300, 205), at('b', 200, 5), at('c', 0, 212), at('a', 10, 20), at('e', 0, 400)];
  expect(fromTopLeft(items).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e']);
});
