import type { CtcReading, PlacedCharacter } from './ctc.js';

/** What lies between two characters of a line; lengths in pixels of the crop. */
export interface Gap {
  readonly before: string;
  readonly after: string;
  /** The widest run of columns without ink between the middles of the two; of no width where there is none. */
  readonly start: number;
  readonly end: number;
  /** The same with a looser idea of what is no ink, for worn and noisy print. */
  readonly looseWidth: number;
  /** From middle to middle. */
  readonly distance: number;
  /** The recogniser's own probability of a space, 0…1. */
  readonly space: number;
}

/** Columns with less ink are blank: dust, noise, what JPEG leaves around letters. */
const strictInk = 0.03;
const looseInk = 0.1;

/** What lies between each character and the next. */
export function gapsOf(
  { characters, spaces }: CtcReading,
  profile: Float32Array,
  paddedWidth: number,
): Gap[] {
  return characters.slice(1).map((character, index) => {
    const previous = characters[index]!;
    const [from, to] = [previous.at * paddedWidth, character.at * paddedWidth];
    return { ...blankBetween(previous, character, from, to, profile), space: spaces[index + 1]! };
  });
}

function blankBetween(
  previous: PlacedCharacter,
  next: PlacedCharacter,
  from: number,
  to: number,
  profile: Float32Array,
) {
  const { start, end } = widestBlank(profile, from, to, strictInk);
  const loose = widestBlank(profile, from, to, looseInk);
  const [before, after] = [previous.text, next.text];
  return { before, after, start, end, looseWidth: loose.end - loose.start, distance: to - from };
}

/** The widest run of columns from `from` to `to` with less ink than `limit`; in the middle when there is none. */
function widestBlank(profile: Float32Array, from: number, to: number, limit: number) {
  const middle = (from + to) / 2;
  let best = { start: middle, end: middle };
  let start = Math.round(from);
  const end = Math.min(profile.length, Math.round(to));
  for (let column = start; column <= end; column++) {
    if (column < end && profile[column]! < limit) continue;
    if (column - start > best.end - best.start) best = { start, end: column };
    start = column + 1;
  }
  return best;
}
