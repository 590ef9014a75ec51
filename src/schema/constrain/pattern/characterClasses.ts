import { memoize } from '../../../memoize.js';
import { anyCharacter, type CodePoints, complement, type Interval } from './codePoints.js';

const code = (character: string): number => character.codePointAt(0)!;

const digit: CodePoints = [[code('0'), code('9')]];
/** What `\b` and `\w` call a word character. */
export const wordCharacters: CodePoints = [
  [code('0'), code('9')],
  [code('A'), code('Z')],
  [code('_'), code('_')],
  [code('a'), code('z')],
];

/** What `.` matches: all but line terminators (ECMA-262 §12.3). */
export const dot: CodePoints = complement([
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
]);

/** The set of an escape that stands for many characters: d, D, w, W, s, S. */
export function classOf(letter: string): CodePoints {
  const small = letter.toLowerCase();
  const set = small === 'd' ? digit : small === 'w' ? wordCharacters : scan('\\s');
  return letter === small ? set : complement(set);
}

/** The set of `\p{…}` or `\P{…}`, as the JavaScript engine's own version of Unicode has it. */
export function propertyOf(source: string): CodePoints {
  return scan(source);
}

/** Asks the engine about every character at once: some 20 ms, then remembered. */
const scan = memoize(
  (source) => {
    const found: Interval[] = [];
    for (const [first, last] of anyCharacter) {
      for (let from = first; from <= last; from += chunk) {
        found.push(...runsIn(source, from, Math.min(from + chunk - 1, last)));
      }
    }
    return join(found);
  },
  { most: 64, longestKey: 100 },
);

const chunk = 0x4000;

function runsIn(source: string, first: number, last: number): Interval[] {
  const text = String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, at) => first + at));
  const width = first > 0xffff ? 2 : 1;
  return [...text.matchAll(new RegExp(`(?:${source})+`, 'gu'))].map(({ 0: run, index }): Interval => {
    const from = first + index / width;
    return [from, from + run.length / width - 1];
  });
}

function join(intervals: readonly Interval[]): CodePoints {
  const joined: [number, number][] = [];
  for (const [first, last] of intervals) {
    const before = joined.at(-1);
    if (before?.[1] === first - 1) before[1] = last;
    else joined.push([first, last]);
  }
  return joined;
}
