import { box2dCorners, type NormalizedPoint, toBox2d } from '../../../geometry/normalized.js';
import { encodeGreyPng } from './greyPng.js';
import type { SeenObject } from './seen.js';

/** Side of the masks Gemini publishes, whatever the shape of their boxes. */
const maskSide = 256;

let wholeBox: string | undefined;

/**
 * An object's outline as a polygon of Gemini's, clockwise, inside its box. The detector knows boxes only, so the
 * outline is the box's.
 */
export function outlineOf(object: SeenObject): NormalizedPoint[] {
  return box2dCorners(toBox2d(object.box, object.size));
}

/**
 * An object's mask as a data URI: a grey PNG of foreground probabilities stretched over the box. Nothing finer
 * than the box is known, so all of it is foreground.
 */
export function maskOf(_object: SeenObject): string {
  wholeBox ??= encodeGreyPng(new Uint8Array(maskSide ** 2).fill(255), maskSide, maskSide).toString('base64');
  return `data:image/png;base64,${wholeBox}`;
}
