import type { RgbImage } from '../../../../images/image.js';
import type { SceneName } from '../scene.js';
import { type Graphics, graphicsOf } from './graphics.js';

/** What a picture may be that is no photograph of a place. */
export type GraphicName = Extract<SceneName, 'document' | 'screenshot' | 'chart' | 'drawing'>;

interface Row extends Readonly<Record<keyof Graphics, number>> {
  readonly bias: number;
}

/**
 * Log-odds of each against a photograph: a multinomial logistic regression on drawn pages (also as scanned and as
 * photographed), screens, charts and drawings, and on 226 photographs.
 */
// biome-ignore format: a table
const rows: Readonly<Record<GraphicName, Row>> = {
  document:   { bias: -16.5, flat:  9.9, plain: -3.5, variety: -6.1, colourful: -8.2, neutral:  6.6, paper: 4.2, straight: 6.9, printed: 8.8 },
  screenshot: { bias: -11.1, flat:  6.3, plain:  4.3, variety: -1.5, colourful:  3.8, neutral:  1.5, paper: 0.4, straight: 2.6, printed: 7.2 },
  chart:      { bias: -20.0, flat: 10.6, plain:  9.0, variety: -6.5, colourful:  3.9, neutral:  5.4, paper: 0.0, straight: 8.0, printed: 3.4 },
  drawing:    { bias:  -0.4, flat: -2.3, plain:  8.1, variety: -7.0, colourful:  1.9, neutral: -3.5, paper: 2.4, straight: 1.6, printed: 2.1 },
};

/** Photographs are more usual than each of the others by this, in log-odds. */
const photographPrior = 1;

/** How probable each kind of graphics is, by the looks of a picture alone; a photograph has the rest of the sum of 1. */
export function graphicKinds(glance: RgbImage, objection: number): Record<GraphicName, number> {
  const graphics = graphicsOf(glance);
  const names = Object.keys(rows) as GraphicName[];
  const odds = names.map((name) => Math.exp(logOdds(rows[name], graphics) - photographPrior - objection));
  const all = odds.reduce((sum, value) => sum + value, 1);
  return Object.fromEntries(names.map((name, i) => [name, odds[i]! / all])) as Record<GraphicName, number>;
}

function logOdds(row: Row, graphics: Graphics): number {
  const parts = Object.keys(graphics) as (keyof Graphics)[];
  return parts.reduce((sum, part) => sum + row[part] * graphics[part], row.bias);
}
