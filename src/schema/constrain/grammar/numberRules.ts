import type { Conjunction } from './expand.js';
import type { Negation } from './negation.js';
import { NumberSet } from './numberSet.js';
import type { NumberShape } from './numberShape.js';
import { numbersOf } from './rules.js';
import type { ShapeContext } from './shapeContext.js';

/** The numbers that all schemas allow; undefined when there are none of few enough digits. */
export function numberShape(
  atoms: Conjunction,
  integer: boolean,
  negation: Negation,
  context: ShapeContext,
): NumberShape | undefined {
  const set = new NumberSet({
    integer,
    minimum: numbersOf(atoms, 'minimum'),
    maximum: numbersOf(atoms, 'maximum'),
    exclusiveMinimum: numbersOf(atoms, 'exclusiveMinimum'),
    exclusiveMaximum: numbersOf(atoms, 'exclusiveMaximum'),
    multipleOf: numbersOf(atoms, 'multipleOf'),
    excluded: negation.values.filter((value) => typeof value === 'number'),
  });
  return set.lives('') ? { kind: 'number', id: context.nextId(), set, integer } : undefined;
}
