import { isObject } from '../../jsonSchema.js';
import { matches } from '../pattern/matches.js';
import { type ArrayShape, itemAt } from './arrayShape.js';
import { canonicalJson } from './canonicalJson.js';
import type { ObjectShape } from './objectShape.js';
import type { StringShape } from './stringShape.js';
import type { Shape, ValueNode } from './valueNode.js';
import type { WordsShape } from './wordsShape.js';

/** Whether a value may stand at a node, however it would be written. */
export function accepts({ shapes }: ValueNode, value: unknown): boolean {
  return shapes.some((shape) => acceptsShape(shape, value));
}

export function acceptsShape(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case 'words':
      return shape.texts.has(canonicalJson(value)) && isWithin(shape, value);
    case 'number':
      return typeof value === 'number' && shape.set.allows(value);
    case 'string':
      return typeof value === 'string' && acceptsString(shape, value);
    case 'array':
      return Array.isArray(value) && acceptsArray(shape, value);
    case 'object':
      return isObject(value) && acceptsObject(shape, value);
  }
}

function isWithin({ within }: WordsShape, value: unknown): boolean {
  return within === undefined || within.some((shape) => acceptsShape(shape, value));
}

function acceptsString({ least, most, language }: StringShape, text: string): boolean {
  const length = [...text].length;
  return length >= least && length <= most && (language === undefined || matches(language, text));
}

function acceptsArray(shape: ArrayShape, items: readonly unknown[]): boolean {
  const { least, most } = shape;
  return (
    items.length >= least &&
    items.length <= most &&
    items.every((item, index) => accepts(itemAt(shape, index), item))
  );
}

function acceptsObject(shape: ObjectShape, object: Record<string, unknown>): boolean {
  const { properties, additional, least, most } = shape;
  const nodes = new Map(properties.map(({ name, node }) => [name, node]));
  const members = Object.entries(object);
  return (
    members.length >= least &&
    members.length <= most &&
    properties.every(({ name, required }) => !required || Object.hasOwn(object, name)) &&
    members.every(([name, value]) => accepts(nodes.get(name) ?? additional, value))
  );
}
