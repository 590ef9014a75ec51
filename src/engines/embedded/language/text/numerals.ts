const names = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
];

/** A whole number in digits or words, as part of a pattern. */
export const numeral = `(?:\\d{1,4}|${names.toReversed().join('|')})`;

/** The number that a `numeral` stands for. */
export function numberNamed(word: string): number {
  return names.includes(word) ? names.indexOf(word) : Number(word);
}
