import type { Config } from '../../config.js';
import type { PixelBudget } from '../../engines/vlm/visionLanguageModel.js';

/** Most pixels at `ultra_high` where no setting says: seconds of a processor, or a moment of a graphics card. */
const usual = { processor: 1024 * 1024, graphicsCard: 1792 * 1792 };

/** Largest pictures of a pulled model: of the most, each lower resolution gets the square of 3/4, 1/2 and 1/4. */
export function pulledPixelBudget({
  vlmMaxPixels,
  vlmDevice,
}: Pick<Config, 'vlmMaxPixels' | 'vlmDevice'>): PixelBudget {
  const most = vlmMaxPixels || (vlmDevice === 'cpu' ? usual.processor : usual.graphicsCard);
  const part = (side: number) => Math.round(most * side * side);
  return { ultra_high: most, high: part(3 / 4), medium: part(1 / 2), default: part(1 / 2), low: part(1 / 4) };
}
