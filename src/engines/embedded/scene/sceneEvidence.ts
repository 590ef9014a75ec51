import type { Size } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';
import type { Detection } from '../../capabilities.js';
import { type Graphics, graphicsOf } from './graphics/graphics.js';
import { type Cell, cellsOf } from './surfaces/cells.js';

/** What a glance tells, whatever there is in the picture. */
export interface Measures {
  /** How much it looks made and not photographed. */
  readonly graphics: Graphics;
  /** See `cellsOf`. */
  readonly cells: readonly Cell[];
}

/** What a scene is told by. */
export interface SceneEvidence extends Measures {
  /** Of the upright picture. */
  readonly size: Size;
  /** Everything down to the noise (.02): a score is soft evidence. */
  readonly detections: readonly Detection[];
}

/**
 * Measures a picture, which takes some milliseconds.
 * @param glance the picture reduced to an area of about 256 × 256 pixels, in its aspect
 */
export function measuresOf(glance: RgbImage): Measures {
  return { graphics: graphicsOf(glance), cells: cellsOf(glance) };
}
