import { graphics as names } from '../scene.js';
import type { Graphics } from './graphics.js';

/** What a picture may be that is no photograph of a place. */
export type GraphicName = (typeof names)[number];

/** Share of an objection that counts against a drawing, which may be of the things that speak against the others. */
const drawnFactor = 0.8;

interface Row extends Readonly<Record<keyof Graphics, number>> {
  readonly bias: number;
}

/**
 * Log-odds of each against a photograph: a multinomial logistic regression on drawn pages (also as scanned and as
 * photographed), screens, charts and drawings, and on 226 photographs.
 */
// biome-ignore format: a table
const rows: Readonly<Record<GraphicName, Row>> = {
  document:   { bias: -14.0, flat:  4.5, plain: -3.1, variety: -5.6, colourful: -8.4, neutral:  7.1, paper: 4.4, straight: 5.1, printed: 10.6 },
  screenshot: { bias:  -8.6, flat:  2.5, plain:  4.6, variety: -2.3, colourful:  3.8, neutral:  1.5, paper: 1.0, straight: 1.2, printed:  7.9 },
  chart:      { bias: -16.9, flat: 10.4, plain:  9.0, variety: -7.0, colourful:  2.8, neutral:  2.9, paper: 0.2, straight: 7.2, printed:  2.7 },
  drawing:    { bias:  -3.0, flat:  3.6, plain:  6.0, variety: -6.2, colourful:  3.3, neutral: -2.9, paper: 2.4, straight: 5.0, printed: -6.2 },
};

/**
 * How probable each kind of graphics is; a photograph has the rest of 1.
 * @param objection what else speaks against graphics, in log-odds
 */
export function graphicKinds(graphics: Graphics, objection: number): Record<GraphicName, number> {
  const odds = names.map((name) =>
    Math.exp(logOdds(rows[name], graphics) - objection * (name === 'drawing' ? drawnFactor : 1)),
  );
  const all = odds.reduce((sum, value) => sum + value, 1);
  return Object.fromEntries(names.map((name, i) => [name, odds[i]! / all])) as Record<GraphicName, number>;
}

function logOdds(row: Row, graphics: Graphics): number {
  const parts = Object.keys(graphics) as (keyof Graphics)[];
  return parts.reduce((sum, part) => sum + row[part] * graphics[part], row.bias);
}
