import type { RgbImage } from '../../../../images/image.js';
import { type Levels, levelsOf } from '../../quality/levels.js';
import { type Ground, groundOf } from './ground.js';
import { type Window, windowSide, windowsOf } from './windows.js';

/** Ground between letters: its share of a window, at least. */
const leastGround = 0.45;

/** Paper in good light, or a dark screen. In between are the things of photographs. */
const lightGround = 120;
const darkGround = 60;

/** Ink is darker or lighter than the ground by so many levels. */
const inkContrast = 28;

/** Share of a window that ink covers. */
const leastInk = 0.03;
const mostInk = 0.5;

/** Pieces of ink in the rows of a window, at least. */
const leastMarks = 6;

/** Ink on one ground is either darker or lighter: this share of it, at least. */
const oneSided = 0.9;

/** Grounds of windows side by side that differ by more levels are not the same paper. */
const sameGround = 12;

/**
 * How much of a picture looks printed: the share of its windows, 0…1, that have an even ground (paper or a screen) with
 * many small marks on it, beside another such window. Where leaves or fur fill a window there is no even ground; where
 * the edge of a thing passes there are few marks.
 */
export function printedShare(glance: RgbImage): number {
  const levels = levelsOf(glance);
  const rows = windowsOf(glance).map((row) => row.map((window) => printedOn(levels, window)));
  const isSame = (ground: number, other: number | undefined) =>
    other !== undefined && Math.abs(ground - other) <= sameGround;
  const goesOn = (x: number, y: number, ground: number) =>
    [rows[y]![x - 1], rows[y]![x + 1], rows[y - 1]?.[x], rows[y + 1]?.[x]].some((other) =>
      isSame(ground, other),
    );
  const printed = rows.flatMap((row, y) =>
    row.filter((ground, x) => ground !== undefined && goesOn(x, y, ground)),
  );
  return printed.length / Math.max(1, rows.flat().length);
}

/** The level of the ground that a window is printed on; undefined when it is not. */
function printedOn(levels: Levels, window: Window): number | undefined {
  const ground = groundOf(levels, window);
  const isGround = ground.share >= leastGround && (ground.level > lightGround || ground.level < darkGround);
  return isGround && isMarked(levels, window, ground) ? ground.level : undefined;
}

function isMarked({ width, values }: Levels, { left, top }: Window, { level }: Ground): boolean {
  let [darker, lighter, marks] = [0, 0, 0];
  for (let y = top; y < top + windowSide; y++) {
    let wasInk = false;
    for (let x = left; x < left + windowSide; x++) {
      const difference = values[y * width + x]! - level;
      const isInk = Math.abs(difference) > inkContrast;
      if (isInk && difference < 0) darker++;
      if (isInk && difference > 0) lighter++;
      if (isInk && !wasInk) marks++;
      wasInk = isInk;
    }
  }
  const ink = (darker + lighter) / windowSide ** 2;
  const isOneSided = Math.max(darker, lighter) >= oneSided * (darker + lighter);
  return marks >= leastMarks && ink >= leastInk && ink <= mostInk && isOneSided;
}
