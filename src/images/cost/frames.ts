import { TooCostly } from './tooCostly.js';

/** Frames of a moving picture. Only the first is shown, but the decoders look at all of them before. */
export const mostFrames = 5000;

export function tooManyFrames(): TooCostly {
  return new TooCostly(`the image has more than ${mostFrames} frames`);
}
