import type { Box, Size } from '../../../geometry/box.js';
import type { Detection } from '../detector/detection.js';

/** What was found in one picture. */
export interface SeenImage {
  /** Of the upright picture, in pixels. */
  readonly size: Size;
  readonly detections: readonly Detection[];
}

/** One object together with the picture it is in. */
export interface SeenObject {
  readonly label: string;
  readonly score: number;
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

/** All objects of a picture, best first. */
export function objectsIn({ size, detections }: SeenImage, picture: number): SeenObject[] {
  const objects = detections.map(({ label, score, box }) => ({ label, score, box, size, picture }));
  return objects.sort((a, b) => b.score - a.score);
}
