import { type Box, intersectionOverUnion } from '../../src/geometry/box.js';
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
        label === `${colour} ${figure}` && intersectionOverUnion(box, inPixels(box_2d, scene)) >= 0.5,
    ),
  );
  return found.length;
}

function inPixels([y0 = 0, x0 = 0, y1 = 0, x1 = 0]: readonly number[], { width, height }: Scene): Box {
  return {
    x0: (x0 / 1000) * width,
    y0: (y0 / 1000) * height,
    x1: (x1 / 1000) * width,
    y1: (y1 / 1000) * height,
  };
}
