import type { Size } from '../geometry/box.js';
import type { Resolution } from './image.js';

/** How a model family counts pictures: a fixed budget per picture (Gemini 3 on), or tiles (before). */
export type TokenScheme = 'budget' | 'tiles';

/** Tokens of one tile, and of a whole small picture. */
const tileTokens = 258;

/** Pictures with both sides up to this count as one tile. */
const smallSide = 384;

/**
 * Safety cap of ours: the published formula grows without bound on extreme strips (a 5000 × 1 picture would
 * cost 5000 tiles). No picture of an aspect up to 20:1 comes near it.
 */
const maxTiles = 64;

const budgets: Readonly<Record<Resolution, number>> = { low: 280, medium: 560, high: 1120, ultra_high: 2240 };

/**
 * Tokens that a picture adds to a prompt.
 *
 * Budget: the published maxima per media resolution, whatever the pixel size; `high` when none is given.
 * Tiles: 258 up to 384 × 384, else 258 per tile of side floor(min(width, height) / 1.5), rounded up in each
 * direction. Both from Gemini's pages "Media resolution" and "Image understanding".
 * @param size the upright picture in pixels
 */
export function imageTokens(scheme: TokenScheme, size: Size, resolution?: Resolution): number {
  return scheme === 'budget' ? budgets[resolution ?? 'high'] : tileTokens * tileCount(size);
}

function tileCount({ width, height }: Size): number {
  if (width <= smallSide && height <= smallSide) return 1;
  const unit = Math.max(1, Math.floor(Math.min(width, height) / 1.5));
  return Math.min(maxTiles, Math.ceil(width / unit) * Math.ceil(height / unit));
}
