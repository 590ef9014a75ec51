import { type Direction, visitEdges } from './edges.js';
import type { Levels } from './levels.js';

/** Tiles a side of the picture: a sharp subject before a blurred ground makes a sharp picture. */
const tiles = 6;

/** Fewer edges in a tile are no evidence. */
const minEdges = 8;

/** Where, among the tiles in order, the one stands that speaks for the picture. */
const quantile = 0.8;

/**
 * How steep the edges are where the picture is sharpest: the share of an edge's contrast that its largest step makes. It
 * is 1 for a drawn edge, about .4 / σ after a blur of σ pixels. Undefined when there are too few edges to tell.
 */
export function steepnessOf(levels: Levels): number | undefined {
  // Shaking in one direction leaves the edges sharp that lie along it.
  const both = (['across', 'down'] as const).flatMap((direction) => steepnessAlong(levels, direction) ?? []);
  return both.length > 0 ? Math.min(...both) : undefined;
}

function steepnessAlong(levels: Levels, direction: Direction): number | undefined {
  const steps = new Float64Array(tiles ** 2);
  const contrasts = new Float64Array(tiles ** 2);
  const counts = new Uint32Array(tiles ** 2);
  visitEdges(levels, direction, (x, y, contrast, step) => {
    const tile = tileOf(x, y, levels);
    steps[tile]! += step;
    contrasts[tile]! += contrast;
    counts[tile]! += 1;
  });
  const known = [...steps.keys()].filter((tile) => counts[tile]! >= minEdges);
  const sorted = known.map((tile) => steps[tile]! / contrasts[tile]!).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * quantile)];
}

function tileOf(x: number, y: number, { width, height }: Levels): number {
  return Math.floor((y / height) * tiles) * tiles + Math.floor((x / width) * tiles);
}
