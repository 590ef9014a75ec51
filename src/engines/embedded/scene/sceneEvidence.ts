import type { Size } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';
import type { Detection } from '../detector/detection.js';

/** What a scene is told by. */
export interface SceneEvidence {
  /** Of the upright picture. */
  readonly size: Size;
  /** Everything down to the noise (.02): a score is soft evidence. */
  readonly detections: readonly Detection[];
  /** The picture reduced to an area of about 256 × 256 pixels, in its aspect. */
  readonly glance: RgbImage;
}
