import { allKinds } from '../../language/kind.js';
import { kindsOfNoun } from '../../language/nounKinds.js';
import { toSingular } from '../../language/plural.js';

const catchAll = /^(other|others|unknown|misc(ellaneous)?|something else|none of the above)$/i;

/**
 * The option of an enum that says what a label says: the label itself, else the closest broader word ("vehicle"
 * for a car), else one for everything else. Narrower options ("kitten") would claim too much. Undefined if none.
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
