import type { ByteTrie } from '../tokens/byteTrie.js';
import type { Room } from './room.js';
import type { SpelledPlace } from './spelledPlace.js';
import { quote } from './spelling.js';

/**
 * Finds the values of the strings that stay inside a text, from a place on, which can be finished within the
 * room, with the whole characters that they read and the place after them.
 */
export function walkInside(
  { bytes, depths, ends, starts, values, deepest }: ByteTrie,
  start: SpelledPlace,
  { least, most }: Room,
  found: (value: number, characters: number, place: SpelledPlace) => void,
): void {
  const isLimited = least > 0 || most < Infinity;
  const places: SpelledPlace[] = [start];
  const characters = new Uint16Array(deepest + 1);
  for (let node = 0; node < bytes.length; ) {
    const depth = depths[node]!;
    const to = places[depth]!.next(bytes[node]!);
    const count = characters[depth]! + (to?.isBetween ? 1 : 0);
    if (to === null || (isLimited && !to.mayFinish(Math.max(least - count, 0), most - count))) {
      node = ends[node]!;
      continue;
    }
    places[depth + 1] = to;
    characters[depth + 1] = count;
    for (let at = starts[node]!; at < starts[node + 1]!; at++) found(values[at]!, count, to);
    node++;
  }
}

/** Finds the values of the strings that end a text with a quote, whatever stands after it. */
export function walkEndings(
  { bytes, depths, ends, starts, values }: ByteTrie,
  start: SpelledPlace,
  found: (value: number) => void,
): void {
  const places: SpelledPlace[] = [start];
  for (let node = 0; node < bytes.length; ) {
    const depth = depths[node]!;
    const place = places[depth]!;
    const isEnd = place.isBetween && bytes[node] === quote;
    const to = isEnd ? null : place.next(bytes[node]!);
    if (isEnd && place.mayEnd)
      for (let at = starts[node]!; at < starts[ends[node]!]!; at++) found(values[at]!);
    if (to !== null) places[depth + 1] = to;
    node = to === null ? ends[node]! : node + 1;
  }
}
