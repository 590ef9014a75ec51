import type { NumberSet } from '../grammar/numberSet.js';
import { freeNumbers, type NumberShape } from '../grammar/numberShape.js';
import type { Add, Configuration } from './configuration.js';
import type { Machine } from './machine.js';

/** A number of the shape, of which `text` was read. */
export function number(
  machine: Machine,
  shape: NumberShape,
  text: string,
  next: Configuration,
): Configuration {
  if (!shape.set.isFree(text)) return digits(machine, shape, shape.set, `${shape.id}`, text, next);
  const kind = shape.integer ? 'integer' : 'decimal';
  return digits(machine, shape, freeNumbers[kind], kind, simplest(text), next);
}

function digits(
  machine: Machine,
  shape: NumberShape,
  set: NumberSet,
  name: string,
  text: string,
  next: Configuration,
): Configuration {
  const after = (byte: number) => text + String.fromCharCode(byte);
  return machine.intern(`n${name},${text},${next.id}`, (id) => ({
    id,
    depth: next.depth,
    bytes(mark) {
      for (const character of set.continuations(text)) mark(character.charCodeAt(0), character.charCodeAt(0));
    },
    step(byte, add) {
      if (!set.continuations(text).includes(String.fromCharCode(byte))) return;
      if (set.mayEnd(after(byte))) add(next);
      // What is free stays so.
      if (set === shape.set) addDigits(machine, shape, after(byte), next, add);
      else if (set.continuations(simplest(after(byte))).length > 0)
        add(digits(machine, shape, set, name, simplest(after(byte)), next));
    },
  }));
}

/** Adds what may follow the text, unless it is as long as may be. */
function addDigits(machine: Machine, shape: NumberShape, text: string, next: Configuration, add: Add): void {
  if (shape.set.continuations(text).length > 0) add(number(machine, shape, text, next));
}

/** A text after which the same may come when there are no rules: only lengths, and what is 0, make a difference. */
function simplest(text: string): string {
  const isZero = !/[1-9]/.test(text);
  return isZero ? text : text.replace(/(?<=\.\d*)\d|[1-9]\d*(?=\.|$)/g, (run) => '1'.repeat(run.length));
}
