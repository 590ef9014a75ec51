import type { RgbImage } from '../../../images/image.js';
import type { Fingerprint } from './fingerprint.js';
import { meanColours } from './grid.js';
import { colourHistogram } from './histogram.js';
import { hashedSide, perceptualHash } from './perceptualHash.js';

/** Side of the grid of colours. */
const layoutSide = 6;

/** What a picture is compared by; reduced to about 256 × 256 it takes some milliseconds. */
export function fingerprintOf(glance: RgbImage): Fingerprint {
  const lightness = meanColours(glance, hashedSide).map(([l]) => l);
  return {
    hash: perceptualHash(lightness),
    layout: meanColours(glance, layoutSide),
    histogram: colourHistogram(glance),
  };
}
