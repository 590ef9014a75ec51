import { type ArrayShape, itemAt } from '../grammar/arrayShape.js';
import type { Add, Configuration } from './configuration.js';
import type { Machine } from './machine.js';
import { value } from './value.js';

const comma = 0x2c;
const bracket = 0x5d;

/** An array of which `count` items were read. */
function afterItem(machine: Machine, shape: ArrayShape, count: number, next: Configuration): Configuration {
  // Beyond this, one more item changes nothing.
  const counted =
    shape.most === Infinity ? Math.min(count, Math.max(shape.least, shape.places.length)) : count;
  const depth = next.depth + 1;
  const mayGoOn = () => counted < shape.most && machine.mayEnter(itemAt(shape, counted), depth);
  return machine.intern(`a${shape.id},${counted},${next.id}`, (id) => ({
    id,
    depth,
    bytes(mark) {
      if (mayGoOn()) mark(comma, comma);
      if (counted >= shape.least) mark(bracket, bracket);
    },
    step(byte, add) {
      if (byte === bracket && counted >= shape.least) add(next);
      if (byte === comma && mayGoOn()) addItem(machine, shape, counted, next, add);
    },
  }));
}

function addItem(machine: Machine, shape: ArrayShape, index: number, next: Configuration, add: Add): void {
  add(value(machine, itemAt(shape, index)!, afterItem(machine, shape, index + 1, next)));
}

/** What follows the bracket that opens an array. */
export function openArray(machine: Machine, shape: ArrayShape, next: Configuration, add: Add): void {
  if (shape.least === 0) add(closing(machine, ']', next));
  const first = itemAt(shape, 0);
  if (shape.most > 0 && machine.mayEnter(first, next.depth + 1)) addItem(machine, shape, 0, next, add);
}

/** The byte that closes an empty array or object. */
export function closing(machine: Machine, closer: ']' | '}', next: Configuration): Configuration {
  const only = closer.charCodeAt(0);
  return machine.intern(`${closer}${next.id}`, (id) => ({
    id,
    depth: next.depth,
    bytes: (mark) => mark(only, only),
    step(byte, add) {
      if (byte === only) add(next);
    },
  }));
}
