/** Numbers in words, from zero to twenty. */
export const numberWords = [
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
export const numeral = `(?:\\d{1,4}|${numberWords.toReversed().join('|')})`;

/** The number that a `numeral` stands for. */
export function numberNamed(word: string): number {
  return numberWords.includes(word) ? numberWords.indexOf(word) : Number(word);
}
