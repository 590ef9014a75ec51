import { intersectionOverUnion } from '../../src/geometry/box.js';
import { type Box2d, fromBox2d } from '../../src/geometry/normalized.js';
import type { Scene } from '../pictures/scenes.js';

/** A box as Gemini writes it and what it is of. */
export interface AnsweredBox {
  readonly box_2d: readonly number[];
  readonly label: string;
}

/** Of a scene's objects, those with a box of their name and an intersection over union of at least a half. */
export function foundObjects(scene: Scene, answered: readonly AnsweredBox[]): number {
  const found = scene.objects.filter(({ box, colour, figure }) =>
    answered.some(
      ({ box_2d, label }) =>
        label === `${colour} ${figure}` &&
        intersectionOverUnion(box, fromBox2d(box_2d as Box2d, scene)) >= 0.5,
    ),
  );
  return found.length;
}
