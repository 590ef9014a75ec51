import type { RgbImage } from '../../../images/image.js';
import { levelsOf } from './levels.js';
import {
  type LightnessHistogram,
  lightnessHistogram,
  lightnessMoments,
  lightnessQuantile,
} from './lightness.js';
import type { Quality } from './quality.js';
import { steepnessOf } from './steepness.js';

/** Edges as steep as in a good photograph of `referenceSide`. */
const sharpSteepness = 0.6;

/** In a larger picture the same blur is seen less: its steepness counts as if it were reduced to this, √(width × height). */
const referenceSide = 554;

/** Less sharp is blurred: a Gaussian of 1.7 pixels in 640 × 480. */
const blurredSharpness = 0.4;

/** Where there are no edges, nothing is known. */
const unknownSharpness = 0.5;

/**
 * How well a picture was taken: its sharpness by the steepness of edges where it is sharpest, its exposure by the histogram of
 * lightness. A smooth picture without edges is not called blurred.
 */
export function readQuality(pixels: RgbImage): Quality {
  const histogram = lightnessHistogram(pixels);
  const { mean, deviation } = lightnessMoments(histogram);
  const sharpness = sharpnessOf(pixels);
  const isBlurred = sharpness < blurredSharpness;
  return {
    sharpness,
    isBlurred,
    brightness: mean,
    exposure: exposureOf(histogram, mean),
    contrast: deviation,
  };
}

function sharpnessOf(pixels: RgbImage): number {
  const steepness = steepnessOf(levelsOf(pixels));
  if (steepness === undefined) return unknownSharpness;
  const reduction = Math.max(1, Math.sqrt(pixels.width * pixels.height) / referenceSide);
  return Math.min(1, (steepness * reduction) / sharpSteepness);
}

/** Dark with hardly a light place, or light with hardly a dark one. */
function exposureOf(histogram: LightnessHistogram, mean: number): Quality['exposure'] {
  if (mean < 0.3 && lightnessQuantile(histogram, 0.95) < 0.6) return 'too dark';
  const isWashedOut = lightnessQuantile(histogram, 0.02) > 0.5 && lightnessQuantile(histogram, 0.5) > 0.93;
  return isWashedOut && mean > 0.82 ? 'too bright' : 'good';
}
