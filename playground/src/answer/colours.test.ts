import { expect, it } from 'vitest';
import { coloursOf } from './colours.js';

it('gives one kind of thing one colour, and others another', () => {
  const [car, second, dog, far] = coloursOf(
    ['car 1', 'car 2', 'dog', 'car (picture 2)'].map((label) => ({ label })),
  );
  expect([second, far]).toEqual([car, car]);
  expect(dog).not.toBe(car);
});
