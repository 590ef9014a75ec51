import { type Cell, gridSide } from './cells.js';

/**
 * What large parts of a picture may be, by their colour, place and roughness: each the share of the picture, 0…1. A
 * blue wall is a "blue sky" here: these are hints.
 */
export interface Surfaces {
  /** Smooth blue from the upper edge down. */
  readonly blueSky: number;
  /** Smooth white or light grey from the upper edge down. */
  readonly paleSky: number;
  /** Smooth blue or light grey in the lowest row, as a share of it: what is seen stands in the sky. */
  readonly skyBelow: number;
  /** Green in the lower two thirds. */
  readonly grass: number;
  /** Green anywhere, dark as well. */
  readonly greenery: number;
  /** White or bluish white in the lower two thirds. */
  readonly snow: number;
  /** Light beige in the lower half. */
  readonly sand: number;
  /** Blue, or a cold grey that is not quite smooth, in the lower two thirds. */
  readonly water: number;
  /** The yellow and brown of lamps and wood. */
  readonly warmth: number;
}

export type Surface = keyof Surfaces;

/** How smooth a sky is. */
const smooth = 0.035;

/** Measures what the parts of a picture look like. */
export function surfacesOf(cells: readonly Cell[]): Surfaces {
  const share = (is: (cell: Cell) => boolean) => cells.filter(is).length / cells.length;
  return {
    blueSky: fromAbove(cells, isBlueSky),
    paleSky: fromAbove(cells, isPaleSky),
    skyBelow: gridSide * share((cell) => cell.y > 1 - 1 / gridSide && isSky(cell)),
    grass: share((cell) => cell.y > 1 / 3 && isGrass(cell)),
    greenery: share(isGreen),
    snow: share((cell) => cell.y > 1 / 3 && isSnow(cell)),
    sand: share((cell) => cell.y > 1 / 2 && isSand(cell)),
    water: share((cell) => cell.y > 1 / 3 && isWater(cell)),
    warmth: share(isWarm),
  };
}

/** Share of the cells that are in one piece with the upper edge. */
function fromAbove(cells: readonly Cell[], is: (cell: Cell) => boolean): number {
  const columns = Array.from({ length: gridSide }, (_, i) => cells.slice(i * gridSide, (i + 1) * gridSide));
  const reach = (column: readonly Cell[]) => {
    const end = column.findIndex((cell) => !is(cell));
    return end < 0 ? gridSide : end;
  };
  return columns.reduce((sum, column) => sum + reach(column), 0) / cells.length;
}

const chroma = ({ a, b }: Cell) => Math.hypot(a, b);

function isBlueSky(cell: Cell): boolean {
  return cell.b < -0.025 && cell.a < 0.03 && cell.l > 0.4 && cell.roughness < smooth;
}

function isPaleSky(cell: Cell): boolean {
  return cell.l > 0.72 && chroma(cell) < 0.03 && cell.b < 0.012 && cell.roughness < smooth;
}

function isSky(cell: Cell): boolean {
  return isBlueSky(cell) || isPaleSky(cell);
}

function isGreen(cell: Cell): boolean {
  return cell.a < -0.02 && cell.b > 0.02 && cell.b < -4 * cell.a;
}

function isGrass(cell: Cell): boolean {
  return isGreen(cell) && cell.l > 0.35 && chroma(cell) > 0.05;
}

function isSnow(cell: Cell): boolean {
  return cell.l > 0.75 && cell.b < 0.01 && chroma(cell) < 0.045;
}

function isSand(cell: Cell): boolean {
  return cell.l > 0.55 && cell.b > 0.015 && cell.b < 0.07 && Math.abs(cell.a) < 0.02 && cell.roughness < 0.06;
}

function isWater(cell: Cell): boolean {
  const isBlue = cell.b < -0.015 && cell.a < 0.01;
  return cell.l > 0.25 && cell.l < 0.8 && isBlue && cell.roughness < 0.09;
}

function isWarm(cell: Cell): boolean {
  return cell.b > 0.045 && cell.a > 0;
}
