import { pluralOf } from '../../../language/kinds/plural.js';
import { isOfGroup } from '../../objects/kindGroup.js';
import { counted, countedAs } from '../words/english.js';

/** What people call many of a kind together. */
const collectives: Readonly<Record<string, string>> = {
  person: 'group',
  bird: 'flock',
  sheep: 'flock',
  cow: 'herd',
  horse: 'herd',
  elephant: 'herd',
  zebra: 'herd',
  giraffe: 'herd',
  banana: 'bunch',
};

/** Up to here a caption gives the number, which then is seen at a glance. */
const mostCounted = 3;
const leastHerd = 5;
const leastMany = 8;
const leastCrowd = 12;

/** How many of a kind, as a caption says it: "a dog", "three dogs", "several cups", "a group of people". */
export function amountOf(label: string, count: number, adjective?: string): string {
  if (count <= mostCounted) return countedAs(adjective, label, count);
  const plural = [adjective, pluralOf(label)].filter((word) => word !== undefined).join(' ');
  const collective = collectiveOf(label, count);
  if (collective !== undefined) return `a ${collective} of ${plural}`;
  return `${count >= leastMany ? 'many' : 'several'} ${plural}`;
}

function collectiveOf(label: string, count: number): string | undefined {
  if (label === 'person') return count >= leastCrowd ? 'crowd' : 'group';
  const isHerd = count >= leastHerd && (isOfGroup(label, 'animal') || label === 'banana');
  return isHerd ? collectives[label] : undefined;
}

/** A kind in one word or two: "cat", "cats". */
export function bareName(label: string, count: number): string {
  return count === 1 ? counted(label, 1).replace(/^(an?|a pair of) /, '') : pluralOf(label);
}
