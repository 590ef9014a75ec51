import type { RgbImage } from '../../../images/image.js';
import { lowerThreadPriority } from '../../../threads/lowerPriority.js';
import type { FoundCode } from './foundCode.js';
import { loadZxing, readCodes } from './zxing.js';

lowerThreadPriority();
await loadZxing();

/** Reads the codes of one picture; of four megapixels it takes half a second, a second at worst. */
export default function scan(image: RgbImage): Promise<FoundCode[]> {
  return readCodes(image);
}
