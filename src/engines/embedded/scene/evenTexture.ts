import type { Cell } from './surfaces/cells.js';

/**
 * How far the cells of an even texture differ from one another: their colour (OKLab) and their roughness, as standard
 * deviations. Among 226 photographs none has a roughness that varies less than .028; noise has .009 and .005, a page of
 * small print with a margin .045 and .013.
 */
const mostColour = 0.06;
const mostRoughness = 0.015;

/**
 * Whether all parts of a picture look the same: noise, a pattern, a page full of small print, an empty wall. Nothing large
 * is in it, whatever a network takes it for.
 * @param cells of a picture reduced to an area of about 256 × 256 pixels
 */
export function isEvenTexture(cells: readonly Cell[]): boolean {
  const [l, a, b, roughness] = (['l', 'a', 'b', 'roughness'] as const).map((part) => variance(cells, part));
  return Math.sqrt(l! + a! + b!) < mostColour && Math.sqrt(roughness!) < mostRoughness;
}

function variance(cells: readonly Cell[], part: keyof Cell): number {
  const mean = cells.reduce((sum, cell) => sum + cell[part], 0) / cells.length;
  return cells.reduce((sum, cell) => sum + (cell[part] - mean) ** 2, 0) / cells.length;
}
