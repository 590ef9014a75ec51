import { boxArea } from '../../../../geometry/box.js';
import type { SceneName } from '../../scene/scene.js';
import { objectsIn, type SeenImage, type SeenObject } from '../seen.js';

/** A thing that covers this share of a picture is all that the picture is of; smaller ones count less. */
const wholeShare = 0.12;

/** What a thing counts for however small it is. */
const leastWeight = 0.2;

/**
 * How much objects of some kinds speak for a picture being of them, 0…1: the probability that at least one is there,
 * each weighted by the root of its share of the picture unless its size does not matter (a ball makes a ball game).
 */
export function kindEvidence(image: SeenImage, kinds: readonly string[], sizeMatters = true): number {
  const objects = objectsIn(image, 0, 'classify').filter(({ label }) => kinds.includes(label));
  const absent = objects.reduce(
    (product, object) => product * (1 - object.score * weightOf(object, sizeMatters)),
    1,
  );
  return 1 - absent;
}

function weightOf({ box, size }: SeenObject, sizeMatters: boolean): number {
  if (!sizeMatters) return 1;
  const share = boxArea(box) / (size.width * size.height);
  return Math.max(leastWeight, Math.min(1, Math.sqrt(share / wholeShare)));
}

/** How much the scene speaks for one of some names, 0…1. */
export function sceneEvidence({ scene }: SeenImage, names: readonly SceneName[]): number {
  const candidates = scene?.candidates.filter(({ name }) => names.includes(name)) ?? [];
  return Math.max(0, ...candidates.map(({ confidence }) => confidence));
}

/** So many lines of text make a picture a page of text. */
const pageLines = 12;

/** How much the text in a picture speaks for a page of text, 0…1. */
export function textEvidence({ text = [] }: SeenImage): number {
  return Math.min(1, text.length / pageLines);
}

/** Evidence from independent sources together (noisy or), 0…1. */
export function together(...evidence: readonly number[]): number {
  return 1 - evidence.reduce((product, one) => product * (1 - one), 1);
}
