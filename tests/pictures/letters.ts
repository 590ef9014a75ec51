/** Strokes of block letters in a box 4 wide and 6 tall. */
const strokes: Record<string, string> = {
  A: 'M0 6L2 0L4 6M1 4H3',
  C: 'M4 1L3 0H1L0 1V5L1 6H3L4 5',
  D: 'M0 0V6H2L4 4V2L2 0Z',
  E: 'M4 0H0V6H4M0 3H3',
  F: 'M4 0H0V6M0 3H3',
  H: 'M0 0V6M4 0V6M0 3H4',
  I: 'M2 0V6',
  K: 'M0 0V6M4 0L0 3L4 6',
  L: 'M0 0V6H4',
  M: 'M0 6V0L2 3L4 0V6',
  N: 'M0 6V0L4 6V0',
  O: 'M1 0H3L4 1V5L3 6H1L0 5V1Z',
  P: 'M0 6V0H3L4 1V2L3 3H0',
  R: 'M0 6V0H3L4 1V2L3 3H0M2 3L4 6',
  S: 'M4 1L3 0H1L0 1V2L4 4V5L3 6H1L0 5',
  T: 'M0 0H4M2 0V6',
  U: 'M0 0V5L1 6H3L4 5V0',
  X: 'M0 0L4 6M4 0L0 6',
};

/** The words that `drawWord` is asked for: all of four letters. */
export const words = [
  'STOP',
  'EXIT',
  'HELP',
  'TAXI',
  'CAFE',
  'MENU',
  'FIRE',
  'RAIN',
  'SHOP',
  'DOOR',
  'LAMP',
  'KIND',
  'PARK',
  'NEXT',
  'FOOD',
  'MILK',
] as const;

export type Word = (typeof words)[number];

/** Width of a word whose letters are `height` pixels tall. */
export function wordWidth(word: Word, height: number): number {
  return (height / 6) * (word.length * 6 - 2);
}

/** A word in block letters, its top left corner at x, y. */
export function drawWord(word: Word, x: number, y: number, height: number, colour: string): string {
  const unit = height / 6;
  const letters = [...word].map((letter, i) => {
    return `<path transform="translate(${x + i * 6 * unit} ${y}) scale(${unit})" d="${strokes[letter]}"/>`;
  });
  return `<g fill="none" stroke="${colour}" stroke-width=".9" stroke-linecap="round">${letters.join('')}</g>`;
}
