import type { PixelBudget } from '../vlm/visionLanguageModel.js';
import type { Dialect } from './options.js';

/** As many pixels as 1280 patches of 28 × 28 have: what Qwen's own examples take for a picture, and Ollama at most. */
const usual = 1280 * 28 * 28;

/** Largest pictures where nothing else is set; servers shrink larger ones themselves, and coordinates with them. */
const budget: PixelBudget = {
  low: 512 * 512,
  medium: 768 * 768,
  high: usual,
  ultra_high: 2 * usual,
  default: usual,
};

/** Largest pictures that are sent to a server, never more than `maxPixels`. */
export function pixelBudget(
  dialect: Dialect | undefined,
  maxPixels: number = Number.POSITIVE_INFINITY,
): PixelBudget {
  const most = Math.min(maxPixels, dialect === 'ollama' ? usual : budget.ultra_high);
  const { low, medium, high, ultra_high } = budget;
  return {
    low: Math.min(low, most),
    medium: Math.min(medium, most),
    high: Math.min(high, most),
    ultra_high: Math.min(ultra_high, most),
    default: Math.min(budget.default, most),
  };
}
