import { sentenceTargets } from '../targets/sentenceTargets.js';
import { isUnknown, type Target } from '../targets/target.js';
import { sentencesOf } from '../text/sentences.js';
import { allKinds, type Kind } from './kind.js';

/** The detector's kinds that a text asks for. */
export interface KindSelection {
  /** What the text names, in its order; empty when it names nothing in particular. */
  readonly targets: readonly Target[];
  /** The kinds to look for: all 80 unless the text names some. */
  readonly kinds: readonly Kind[];
  /** Things the text asks for that the detector does not know. */
  readonly unknown: readonly string[];
}

/**
 * Reads from English text which kinds it asks for: by their names, synonyms and broader or narrower words of
 * WordNet ("the cats and the sofa", "vehicles", "kittens"), and without those it rules out ("everything except
 * people"). A text that names nothing ("detect all objects", "caption this") selects all kinds.
 */
export function selectKinds(text: string): KindSelection {
  const sentences = sentencesOf(text).map(sentenceTargets);
  const targets = sentences.flatMap(({ wanted }) => wanted);
  const excluded = sentences.flatMap((sentence) => sentence.excluded.flatMap(({ kinds }) => kinds));
  return { targets, kinds: kindsOf(targets, excluded), unknown: unknownOf(targets) };
}

/** The kinds that targets select together, without the excluded ones. */
export function kindsOf(targets: readonly Target[], excluded: readonly Kind[]): readonly Kind[] {
  const isAny = targets.every(({ isAnything }) => isAnything) || targets.some(({ isAnything }) => isAnything);
  const selected = new Set(isAny ? allKinds : targets.flatMap(({ kinds }) => kinds));
  return [...selected].filter((kind) => !excluded.includes(kind));
}

export function unknownOf(targets: readonly Target[]): readonly string[] {
  return [...new Set(targets.filter(isUnknown).map(({ phrase }) => phrase))];
}
