import { type SchemaObject, schemaEntries } from '../../../../../schema/jsonSchema.js';
import type { Resolver } from '../../../../../schema/resolver.js';
import { allKinds } from '../../../language/kinds/kind.js';
import { kindsOfNoun } from '../../../language/kinds/nounKinds.js';
import type { SeenObject } from '../../seen.js';
import { propertyField } from '../fields/field.js';
import { roleOf } from '../fields/roles.js';

/** Whether an option stands for whatever the others leave. */
export function isCatchAll(option: unknown): boolean {
  return isText(option) && catchAll.test(option);
}

const catchAll = /^(other|others|unknown|misc(ellaneous)?|something else|none of the above)$/i;

/**
 * The option of an enum that says what a label says: the label itself, else the closest broader word ("vehicle"
 * for a car), else one for everything else. Narrower options ("kitten") would claim too much. Undefined if none:
 * the object is then left out rather than mislabelled.
 */
export function optionFor(label: string, options: readonly unknown[]): string | undefined {
  const fitting = readOptions(options).filter(({ kinds }) => kinds.includes(label));
  return fitting[0]?.option ?? options.filter(isText).find((option) => catchAll.test(option));
}

interface Option {
  readonly option: string;
  readonly kinds: readonly string[];
}

/** Options beyond these are not looked up in WordNet. */
const mostOptions = 500;
const read = new WeakMap<readonly unknown[], readonly Option[]>();

/** What the options of an enum mean, the narrowest first; worked out once for all objects. */
function readOptions(options: readonly unknown[]): readonly Option[] {
  const known = read.get(options);
  if (known !== undefined) return known;
  const meanings = options
    .filter(isText)
    .map((option, index) => ({ option, kinds: kindsOfOption(option, index) }));
  const sorted = meanings.sort((a, b) => a.kinds.length - b.kinds.length);
  read.set(options, sorted);
  return sorted;
}

function isText(option: unknown): option is string {
  return typeof option === 'string';
}

function kindsOfOption(option: string, index: number): readonly string[] {
  const noun = option.toLowerCase().replaceAll('_', ' ').trim();
  if ((allKinds as readonly string[]).includes(noun)) return [noun];
  const match = index < mostOptions ? kindsOfNoun(noun) : undefined;
  return match === undefined || match.isNarrower ? [] : match.kinds;
}

/** Whether each enum of labels in a schema of objects has an option for this one. */
export function fitsOptions(item: SchemaObject, object: SeenObject, resolve: Resolver): boolean {
  return schemaEntries(item, 'properties').every(([name, property]) => {
    const resolved = resolve(property);
    const isLabel = Array.isArray(resolved['enum']) && roleOf(propertyField(name, resolved)) === 'label';
    return !isLabel || optionFor(object.label, resolved['enum'] as unknown[]) !== undefined;
  });
}
