import type { SchemaObject, SchemaType } from '../../jsonSchema.js';
import { arrayShape } from './arrayRules.js';
import { commonValues } from './canonicalJson.js';
import { commonTypes } from './commonTypes.js';
import type { Conjunction } from './expand.js';
import { type Negation, negationOf } from './negation.js';
import { numberShape } from './numberRules.js';
import { objectShape } from './objectRules.js';
import type { ShapeContext } from './shapeContext.js';
import { stringShape } from './stringRules.js';
import type { Shape } from './valueNode.js';
import { createWordsShape } from './wordsShape.js';

/** The shapes of the values that satisfy all of some schemas. */
export function shapesOf(atoms: Conjunction, context: ShapeContext): Shape[] {
  const lists = atoms.flatMap(listsOf);
  if (lists.length === 0) return openShapes(atoms, context);
  const values = commonValues(lists);
  return values.length === 0 ? [] : [createWordsShape(values, context.nextId, openShapes(atoms, context))];
}

function listsOf(schema: SchemaObject): (readonly unknown[])[] {
  const listed = schema['enum'] === undefined ? [] : [schema['enum'] as readonly unknown[]];
  return schema['const'] === undefined ? listed : [...listed, [schema['const']]];
}

/** The shapes by all rules but `enum` and `const`. */
function openShapes(atoms: Conjunction, context: ShapeContext): Shape[] {
  const negation = negationOf(atoms, context.root, context.placeOf);
  const place = context.placeOf(atoms.find(({ not }) => not !== undefined) ?? {});
  const types = commonTypes(atoms, negation.types, place);
  return types.map((type) => shapeOf(type, atoms, negation, context)).filter((shape) => shape !== undefined);
}

function shapeOf(
  type: SchemaType,
  atoms: Conjunction,
  negation: Negation,
  context: ShapeContext,
): Shape | undefined {
  switch (type) {
    case 'null':
    case 'boolean': {
      const values = (type === 'null' ? [null] : [true, false]).filter(
        (value) => !negation.values.includes(value),
      );
      return values.length === 0 ? undefined : createWordsShape(values, context.nextId);
    }
    case 'string':
      return stringShape(atoms, negation, context);
    case 'number':
    case 'integer':
      return numberShape(atoms, type === 'integer', negation, context);
    case 'array':
      return arrayShape(atoms, negation, context);
    case 'object':
      return objectShape(atoms, negation, context);
  }
}
