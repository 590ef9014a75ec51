import type { PixelBudget } from '../vlm/visionLanguageModel.js';
import type { Dialect } from './options.js';

/** As many pixels as 1280 patches of 28 × 28 have, which is what Ollama shrinks Qwen's pictures to. */
const mostForOllama = 1280 * 28 * 28;

/** Largest picture where nothing else is set. */
const usualMost = 2 * mostForOllama;

/**
 * Largest pictures that are sent to a server: `maxPixels` at ultra-high resolution, half of it at high, and so on, in the
 * proportions of Gemini's tokens. Servers shrink what is too large for them, and coordinates with it.
 */
export function pixelBudget(dialect: Dialect | undefined, maxPixels: number = usualMost): PixelBudget {
  const most = dialect === 'ollama' ? mostForOllama : Number.POSITIVE_INFINITY;
  const share = (part: number) => Math.min(most, Math.floor(maxPixels / part));
  return { low: share(8), medium: share(4), high: share(2), ultra_high: share(1), default: share(2) };
}
