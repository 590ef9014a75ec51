import { mean } from '../numbers.js';
import { cellDistances } from './cellDistances.js';
import type { Fingerprint } from './fingerprint.js';
import { histogramDistance } from './histogram.js';
import { hashDistance } from './perceptualHash.js';

/** How alike two pictures look. */
export interface Likeness {
  /** All in all: 0 (nothing in common) … 1 (identical). */
  readonly score: number;
  /** Whether one is a copy of the other: resized, compressed, brightened, or cropped a little. */
  readonly isSamePicture: boolean;
  /** Share of the perceptual hash's bits that differ, 0…1; about ½ for different pictures. */
  readonly hashDistance: number;
  /** Mean distance in OKLab between the same places of both, a difference in exposure aside; seldom above 0.5. */
  readonly layoutDistance: number;
  /** Share of the colours that is not common to both, 0…1. */
  readonly colourDistance: number;
}

/** What each part adds to the score, for shape, layout and colours. */
const weights = { hash: 0.3, layout: 0.4, colour: 0.3 };

/** At this share of bits nothing of the shape is in common, but for chance. */
const unlikeHash = 0.45;

/** Distance of layouts at which their likeness has fallen to 1 / e. */
const layoutScale = 0.1;

/**
 * What counts against two pictures being the same: a different exposure changes all colours but hardly the shape, a crop
 * the other way round. On pairs of 226 photographs, no two different ones stay below.
 */
const sameBelow = 1.2;

/** Where one place differs more than this, something else is there: two pictures of the same place, not copies. */
const sameCell = 0.2;

/** Compares what two pictures look like: their shapes, their layouts and their colours. */
export function compareFingerprints(a: Fingerprint, b: Fingerprint): Likeness {
  const cells = cellDistances(a.layout, b.layout);
  const distances = {
    hashDistance: hashDistance(a.hash, b.hash),
    layoutDistance: mean(cells),
    colourDistance: histogramDistance(a.histogram, b.histogram),
  };
  const isSamePicture = differenceOf(distances) < sameBelow && Math.max(...cells) < sameCell;
  return { score: scoreOf(distances), isSamePicture, ...distances };
}

type Distances = Pick<Likeness, 'hashDistance' | 'layoutDistance' | 'colourDistance'>;

function scoreOf(distances: Distances): number {
  const hash = Math.max(0, 1 - distances.hashDistance / unlikeHash);
  const layout = Math.exp(-distances.layoutDistance / layoutScale);
  return weights.hash * hash + weights.layout * layout + weights.colour * (1 - distances.colourDistance);
}

function differenceOf(distances: Distances): number {
  return 2.2 * distances.hashDistance + 9 * distances.layoutDistance + 0.35 * distances.colourDistance;
}
