import type { Box, Size } from '../../../geometry/box.js';
import type { Detection, ObjectMask } from '../../capabilities.js';
import type { ScannedCode } from '../codes/scannedCode.js';
import type { NamedColour } from '../colours/namedColour.js';
import type { Quality } from '../quality/quality.js';
import type { Scene } from '../scene/scene.js';
import type { Fingerprint } from '../similarity/fingerprint.js';
import type { TextDocument } from '../text/document/document.js';
import type { TextLine } from '../text/textLine.js';
import { type Purpose, seenFor } from './certainty.js';

/** An object, with what closer looks told of it. */
export interface SeenDetection extends Detection {
  readonly mask?: ObjectMask | undefined;
  /** The colours of its pixels, the largest share first. */
  readonly colours?: readonly NamedColour[] | undefined;
}

/** What was perceived in one picture. A sense that was not asked for is undefined; one that found nothing is empty. */
export interface SeenImage {
  /** Of the upright picture, in pixels. */
  readonly size: Size;
  /** Also the doubtful ones: what counts as seen depends on what for (`objectsIn`). */
  readonly detections: readonly SeenDetection[];
  /** Lowest confidence (0…1) of an object that a list reports: the operator's setting; a good default when absent. */
  readonly minScore?: number | undefined;
  /** Lines in reading order. */
  readonly text?: readonly TextLine[] | undefined;
  /** What `text` says as a document; worked out where it is absent. */
  readonly document?: TextDocument | undefined;
  readonly codes?: readonly ScannedCode[] | undefined;
  /** The largest share first. */
  readonly colours?: readonly NamedColour[] | undefined;
  readonly scene?: Scene | undefined;
  readonly quality?: Quality | undefined;
  readonly fingerprint?: Fingerprint | undefined;
}

/** One object together with the picture it is in. */
export interface SeenObject extends SeenDetection {
  readonly box: Box;
  readonly size: Size;
  /** Which of the request's pictures, from 0. */
  readonly picture: number;
}

/** From this score on an object is stated, below it is "possibly" there. */
const certainScore = 0.4;

export function isCertain({ score }: Pick<Detection, 'score'>): boolean {
  return score >= certainScore;
}

/** The objects of a picture that count as seen for a purpose, best first. */
export function objectsIn(image: SeenImage, picture: number, purpose: Purpose = 'list'): SeenObject[] {
  const { size, detections, minScore } = image;
  const seen = seenFor(purpose, detections, minScore);
  return seen.map((detection) => ({ ...detection, size, picture })).sort((a, b) => b.score - a.score);
}
