import { chosenIn, type View } from '../view.js';
import { sceneOf } from '../words/sceneOf.js';
import { isAboutSome } from '../words/targetNames.js';
import { bareName } from './amount.js';
import { type CaptionGroup, captionGroups } from './captionGroup.js';
import { captionPhrase, type Extent, othersIn } from './captionParts.js';
import { type Composition, compose } from './composition.js';
import { paperPhrases, showsPaper } from './paper.js';
import { wholeScene } from './scenePhrase.js';

/**
 * What a picture shows as one noun phrase, in ever shorter wordings; none when nothing is known of it. Only what was seen
 * well enough to be said unasked is named.
 */
export function captionPhrases(view: View): string[] {
  const groups = captionGroups(chosenIn(view, 'caption'));
  if (isOfPaper(view, groups.length)) return paperPhrases(view.image);
  if (groups.length > 0) return phrasesOf(compose(groups), view);
  const scene = sceneOf(view);
  return scene === undefined ? [] : [wholeScene(scene)];
}

/** The composition that a caption of a view is made of; undefined when it shows no object. */
export function compositionOf(view: View): Composition | undefined {
  const groups = captionGroups(chosenIn(view, 'caption'));
  return groups.length === 0 || isOfPaper(view, groups.length) ? undefined : compose(groups);
}

/** Who asks about the dog does not want to hear of the text. */
function isOfPaper({ image, ask }: View, objects: number): boolean {
  return !isAboutSome(ask) && showsPaper(image, objects);
}

function phrasesOf(composition: Composition, view: View): string[] {
  const scene = sceneOf(view);
  const phrases = extentsOf(composition).map((extent) => captionPhrase(composition, scene, extent));
  return [...new Set([...phrases, bareSubject(composition.subjects[0]!)])];
}

/** From all that is to be said down to the first subject alone. */
function extentsOf(composition: Composition): Extent[] {
  const subjects = composition.subjects.length;
  const others = othersIn(composition);
  const full = { subjects, others, hasColour: true, hasScene: true, hasPlace: true };
  const fewer = Array.from({ length: others }, (_, dropped) => ({ ...full, others: others - dropped - 1 }));
  const plain = { ...full, others: 0, hasColour: false };
  const steps = [plain, { ...plain, hasScene: false }, { ...plain, hasScene: false, hasPlace: false }];
  return [full, ...fewer, ...steps, { ...steps[2]!, subjects: 1 }];
}

function bareSubject({ label, objects }: CaptionGroup): string {
  return bareName(label, objects.length);
}
