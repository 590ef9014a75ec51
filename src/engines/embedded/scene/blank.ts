import type { SceneEvidence } from './sceneEvidence.js';
import type { Cell } from './surfaces/cells.js';

/** Parts that differ no more, in OKLab, are an even ground with the shading of a wall or the sky. */
const evenDistance = 0.06;
const evenRoughness = 0.025;

/** A score from which an object is something to go by. */
const seenScore = 0.15;

/** Whether there is nothing in a picture to go by: no object, no mark, hardly a difference between its parts. */
export function isBlank(evidence: SceneEvidence): boolean {
  if (!isWithoutObjects(evidence)) return false;
  const { cells } = evidence;
  const middle = cells[Math.floor(cells.length / 2)]!;
  return cells.every((cell) => cell.roughness < evenRoughness && distance(cell, middle) < evenDistance);
}

/** Whether no object was found that is more than noise. */
export function isWithoutObjects({ detections }: SceneEvidence): boolean {
  return detections.every(({ score }) => score < seenScore);
}

function distance(a: Cell, b: Cell): number {
  return Math.hypot(a.l - b.l, a.a - b.a, a.b - b.b);
}
