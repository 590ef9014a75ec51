import type { ObjectShape, Property } from '../grammar/objectShape.js';
import { closing } from './arrayConfiguration.js';
import type { Add, Configuration } from './configuration.js';
import type { Machine } from './machine.js';
import { nameText } from './nameConfiguration.js';
import { opening } from './opening.js';
import { noNames, type UsedNames, withName } from './usedNames.js';
import { value } from './value.js';
import { words } from './words.js';

const comma = 0x2c;
const brace = 0x7d;

/** How far an object was read. */
interface Progress {
  /** The next property that may come. */
  readonly index: number;
  /** Members so far. */
  readonly count: number;
  readonly used: UsedNames;
}

/** What follows the brace that opens an object. */
export function openObject(machine: Machine, shape: ObjectShape, next: Configuration, add: Add): void {
  const start: Progress = { index: 0, count: 0, used: noNames };
  if (mayClose(shape, start)) add(closing(machine, '}', next));
  addNames(machine, shape, start, next, add);
}

function afterMember(
  machine: Machine,
  shape: ObjectShape,
  progress: Progress,
  next: Configuration,
): Configuration {
  const { index, used } = progress;
  // Without an upper limit, members beyond the lower one change nothing.
  const count = shape.most === Infinity ? Math.min(progress.count, shape.least) : progress.count;
  const now = { index, count, used };
  const mayGoOn = () => members(machine, shape, now, next).length > 0;
  return machine.intern(`o${shape.id},${index},${count},${used.id},${next.id}`, (id) => ({
    id,
    depth: next.depth + 1,
    bytes(mark) {
      if (mayGoOn()) mark(comma, comma);
      if (mayClose(shape, now)) mark(brace, brace);
    },
    step(byte, add) {
      if (byte === brace && mayClose(shape, now)) add(next);
      if (byte === comma) addNames(machine, shape, now, next, add);
    },
  }));
}

function mayClose({ properties, least }: ObjectShape, { index, count }: Progress): boolean {
  return count >= least && !properties.slice(index).some(({ required }) => required);
}

function addNames(
  machine: Machine,
  shape: ObjectShape,
  progress: Progress,
  next: Configuration,
  add: Add,
): void {
  const count = progress.count + 1;
  for (const member of members(machine, shape, progress, next)) {
    if (member === 'further') {
      add(furtherName(machine, shape, progress, next));
      continue;
    }
    const after = { index: member + 1, count, used: progress.used };
    const { key, node } = shape.properties[member]!;
    add(words(machine, key, value(machine, node, afterMember(machine, shape, after, next))));
  }
}

function furtherName(
  machine: Machine,
  shape: ObjectShape,
  progress: Progress,
  next: Configuration,
): Configuration {
  const { count, used } = progress;
  const key = `${shape.id},${count},${used.id},${next.id}`;
  const then = (name: string) => {
    const index = shape.properties.length;
    const after = { index, count: count + 1, used: withName(machine, used, name) };
    return words(
      machine,
      shape.colon,
      value(machine, shape.additional, afterMember(machine, shape, after, next)),
    );
  };
  const isTaken = (name: string) => shape.names.has(name) || used.names.includes(name);
  const taken = () => [...shape.names, ...used.names];
  return opening(machine, `k${key}`, '"', next.depth, (add) =>
    add(nameText(machine, { key, depth: next.depth, isTaken, taken, then }, '')),
  );
}

/** The properties that may come next, by index, and whether further ones may. */
function members(
  machine: Machine,
  shape: ObjectShape,
  { index, count }: Progress,
  next: Configuration,
): (number | 'further')[] {
  const { properties, additional, least, most } = shape;
  const depth = next.depth + 1;
  const found: (number | 'further')[] = [];
  const endless = machine.mayEnter(additional, depth);
  const possible = (property: Property) => machine.mayEnter(property.node, depth);
  let available = endless ? Infinity : properties.slice(index).filter(possible).length;
  const required = properties.slice(index).filter((property) => property.required).length;
  for (let at = index; at < properties.length; at++) {
    const property = properties[at]!;
    const fits = count + required + (property.required ? 0 : 1) <= most;
    if (possible(property) && fits && count + available >= least) found.push(at);
    if (property.required) return found;
    if (possible(property)) available--;
  }
  if (endless && count + 1 <= most) found.push('further');
  return found;
}
