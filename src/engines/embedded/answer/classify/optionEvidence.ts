import { memoize } from '../../../../memoize.js';
import { colourNamed } from '../../colours/colourNamed.js';
import { selectKinds } from '../../language/kinds/selectKinds.js';
import type { Target } from '../../language/targets/target.js';
import { isUnknown } from '../../language/targets/target.js';
import { sceneNames } from '../../scene/scene.js';
import type { SeenImage } from '../seen.js';
import { concepts } from './concepts.js';
import { kindEvidence, sceneEvidence } from './evidence.js';

type Evidence = (image: SeenImage) => number;

/** Longer choices are descriptions; what they are about stands at their beginning. */
const longestOption = 200;

/**
 * How a choice in the words of a prompt is weighed: by the scene, concept, colour or kinds that it names. Undefined for
 * one that means nothing that can be seen.
 */
export const evidenceFor = memoize((option: string): Evidence | undefined => {
  const text = plain(option.slice(0, longestOption));
  const negated = /^(?:no|not|non|without(?: an?y?)?)[ -](.+)$/.exec(text)?.[1];
  return negated === undefined ? evidenceOf(text) : absenceOf(negated);
});

/** The kinds that a choice names only a part of ("grizzly", "woman"); undefined for any other choice. */
export const partOfKinds = memoize((option: string): string | undefined => {
  const targets = knownIn(plain(option.slice(0, longestOption)));
  const areParts = targets.length > 0 && targets.every(({ isNarrower }) => isNarrower);
  return areParts ? targets.flatMap(({ kinds }) => kinds).join() : undefined;
});

/** In lower case, without marker, underscores and what only says that it is a picture. */
function plain(option: string): string {
  return option
    .toLowerCase()
    .replace(/^\s*\(?(?:[a-z]|\d{1,2})[).:]\s+/, '')
    .replace(/[_/]+/g, ' ')
    .replace(/^an? (?=\S+$)/, '')
    .replace(
      /^(?:an? |the )?(?:photo|picture|image|photograph|close-?up|shot|scene)s? (?:of|with|showing|in) /,
      '',
    )
    .replace(/(?<=\S )(?:photo|picture|image|photograph|photography)s?$/, '')
    .trim();
}

function evidenceOf(text: string): Evidence | undefined {
  const scene = sceneNames.find((name) => text === name || text === `${name} scene`);
  const concept = concepts.find(({ words }) => words.test(text));
  if (concept !== undefined) return concept.evidence;
  if (scene !== undefined) return (image) => sceneEvidence(image, [scene]);
  const colour = colourNamed(text);
  if (colour !== undefined)
    return ({ colours = [] }) => colours.find(({ name }) => name === colour)?.share ?? 0;
  return kindsEvidence(text) ?? namedSceneEvidence(text);
}

function knownIn(text: string): Target[] {
  return selectKinds(text).targets.filter((target) => !isUnknown(target) && !target.isAnything);
}

/** "A cat on a couch" needs both, "cars, trucks or buses" one of them. */
function kindsEvidence(text: string): Evidence | undefined {
  const targets = knownIn(text);
  if (targets.length === 0) return undefined;
  const needsAll = /\b(and|with|on|in|next to|near)\b/.test(text);
  return (image) => {
    const each = targets.map((target) => targetEvidence(target, image));
    return needsAll ? Math.min(...each) : Math.max(...each);
  };
}

/** What is only part of a kind (kittens) may be meant, but nothing tells it from the rest. */
const narrowerFactor = 0.5;

function targetEvidence({ kinds, isNarrower }: Target, image: SeenImage): number {
  return kindEvidence(image, kinds) * (isNarrower ? narrowerFactor : 1);
}

/** A choice that has a scene's name among its words: "messy kitchen". */
function namedSceneEvidence(text: string): Evidence | undefined {
  const scene = sceneNames.find((name) => text.split(' ').includes(name) || text.includes(name));
  return scene && ((image) => sceneEvidence(image, [scene]));
}

/** That something was not seen says less than that it was. */
const absenceFactor = 0.8;

function absenceOf(text: string): Evidence | undefined {
  const targets = knownIn(text);
  const kinds = targets.flatMap((target) => target.kinds);
  if (kinds.length > 0) return (image) => absenceFactor * (1 - kindEvidence(image, kinds, false));
  const evidence = evidenceOf(text);
  return evidence && ((image) => absenceFactor * (1 - evidence(image)));
}
