import { type Box, boxAroundPoints, type Size } from '../../../geometry/box.js';
import { type Bins, binsOfBox, boxOfBins } from './bins.js';
import type { Placed, TokenWriting } from './placed.js';

const bins: Bins = { count: 1000, offset: 0.5 };

const runs = /(?:<loc_\d{1,3}>){1,2000}/g;
const longestLabel = 500;

/**
 * `a cat<loc_x1><loc_y1><loc_x2><loc_y2>`: 1,000 bins a side, x first, places in the middle of their bins; several boxes
 * of a kind stand behind one label. Text is written with the four corners of its lines, eight bins each.
 */
export const florenceTokens: TokenWriting = {
  read(text, original) {
    const plain = text.replace(/<\/?(?:s|pad|od|ocr|poly|sep|and|grounding)>/g, '');
    let end = 0;
    return [...plain.matchAll(runs)].flatMap(({ 0: run, index }): Placed[] => {
      // The label is what stands before its bins; it may be empty.
      const label = plain.slice(Math.max(end, index - longestLabel), index).trim();
      end = index + run.length;
      return boxesOf([...run.matchAll(/\d{1,3}/g)].map(Number), original).map((box) => ({ label, box }));
    });
  },

  write(things, original) {
    const written = things.map(({ label, box }) => {
      return `${label}${binsOfBox(box, bins, original)
        .map((bin) => `<loc_${bin}>`)
        .join('')}`;
    });
    return written.join('');
  },
};

function boxesOf(places: readonly number[], original: Size): Box[] {
  const size = places.length % 8 === 0 && isQuad(places) ? 8 : 4;
  return groups(places, size).map((group) => {
    const { x0, y0, x1, y1 } = boxAroundPoints(pointsOf(group));
    return boxOfBins([x0, y0, x1, y1], bins, original);
  });
}

/** Whether eight bins go round a line, clockwise from its top left, rather than being two boxes. */
function isQuad([
  xa = 0,
  ya = 0,
  xb = 0,
  yb = 0,
  xc = 0,
  yc = 0,
  xd = 0,
  yd = 0,
]: readonly number[]): boolean {
  return (
    xb > xa && yc > ya && xd < xc && yd > yb && Math.abs(yb - ya) < yd - ya && Math.abs(xd - xa) < xb - xa
  );
}

function groups(places: readonly number[], size: number): number[][] {
  const whole = Math.floor(places.length / size);
  return Array.from({ length: whole }, (_, at) => places.slice(at * size, (at + 1) * size));
}

function pointsOf(places: readonly number[]) {
  return groups(places, 2).map(([x = 0, y = 0]) => ({ x, y }));
}
