import { type SchemaObject, schemaEntries } from '../../../../schema/jsonSchema.js';
import type { Resolver } from '../../../../schema/resolver.js';
import { allKinds } from '../../language/kind.js';
import { kindsOfNoun } from '../../language/nounKinds.js';
import { toSingular } from '../../language/plural.js';
import type { SeenObject } from '../seen.js';
import { propertyField } from './field.js';
import { roleOf } from './roles.js';

const catchAll = /^(other|others|unknown|misc(ellaneous)?|something else|none of the above)$/i;

/**
 * The option of an enum that says what a label says: the label itself, else the closest broader word ("vehicle"
 * for a car), else one for everything else. Narrower options ("kitten") would claim too much. Undefined if none:
 * the object is then left out rather than mislabelled.
 */
export function optionFor(labels: readonly string[], options: readonly unknown[]): string | undefined {
  const texts = options.filter((option) => typeof option === 'string');
  const fitting = texts
    .map((option) => ({ option, kinds: kindsOfOption(option) }))
    .filter(({ kinds }) => labels.some((label) => kinds.includes(label)))
    .sort((a, b) => a.kinds.length - b.kinds.length);
  return fitting[0]?.option ?? texts.find((option) => catchAll.test(option));
}

function kindsOfOption(option: string): readonly string[] {
  const noun = option.toLowerCase().replaceAll('_', ' ').trim();
  if ((allKinds as readonly string[]).includes(toSingular(noun))) return [toSingular(noun)];
  const match = kindsOfNoun(noun);
  return match === undefined || match.isNarrower ? [] : match.kinds;
}

/** Whether each enum of labels in a schema of objects has an option for this one. */
export function fitsOptions(item: SchemaObject, object: SeenObject, resolve: Resolver): boolean {
  return schemaEntries(item, 'properties').every(([name, property]) => {
    const resolved = resolve(property);
    const isLabel = Array.isArray(resolved['enum']) && roleOf(propertyField(name, resolved)) === 'label';
    return !isLabel || optionFor([object.label], resolved['enum'] as unknown[]) !== undefined;
  });
}
