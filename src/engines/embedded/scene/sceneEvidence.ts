import type { Size } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';
import type { Detection } from '../detector/detection.js';
import { type Graphics, graphicsOf } from './graphics/graphics.js';

/** What a scene is told by. */
export interface SceneEvidence {
  /** Of the upright picture. */
  readonly size: Size;
  /** Everything down to the noise (.02): a score is soft evidence. */
  readonly detections: readonly Detection[];
  /** The picture reduced to an area of about 256 × 256 pixels, in its aspect. */
  readonly glance: RgbImage;
  /** How much the glance looks made and not photographed. */
  readonly graphics: Graphics;
}

/** Adds what is measured in the glance, which takes some milliseconds. */
export function measured(seen: Omit<SceneEvidence, 'graphics'>): SceneEvidence {
  return { ...seen, graphics: graphicsOf(seen.glance) };
}
