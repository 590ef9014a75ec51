/** Letters that are read for digits, in figures only. */
const digitOf: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  o: '0',
  I: '1',
  l: '1',
  '|': '1',
  S: '5',
  B: '8',
  Z: '2',
};

/**
 * Puts digits in place of the letters that were read for them, where that is certain: among at least twice as many digits
 * as letters, or as many in the form of an amount, beside no other letters. The length of the text stays.
 */
export function repairDigits(text: string): string {
  return text.replace(/[\dOQoIl|SBZ][\dOQoIl|SBZ.,:/-]*/g, (run, index: number) => {
    if (!isFigure(run, text[index - 1], text[index + run.length])) return run;
    return digitsOf(run);
  });
}

/** The text with digits in place of all letters that are read for them. */
export function digitsOf(text: string): string {
  return text.replace(/[OQoIl|SBZ]/g, (letter) => digitOf[letter]!);
}

/** Three groups of figures or more, as telephone numbers have, with letters among them. */
const longFigure = /(?<!\p{L})[+(]?[\dOQoIl|SBZ](?:[ ().-]{0,2}[\dOQoIl|SBZ]){6,14}(?!\p{L})/gu;

/** Puts digits in place of letters in what has the form of a telephone number, for the most part of digits. */
export function repairPhone(text: string): string {
  return text.replace(longFigure, (run) => {
    const [digits, letters] = [run.replace(/\D/g, '').length, run.replace(/[^OQoIl|SBZ]/g, '').length];
    return digits < 3 * letters ? run : digitsOf(run);
  });
}

function isFigure(run: string, before: string | undefined, after: string | undefined): boolean {
  const digits = run.replace(/\D/g, '').length;
  const letters = run.replace(/[^OQoIl|SBZ]/g, '').length;
  // The form of an amount tells more.
  const enough = /^.{1,4}[.,]..[.,]?$/.test(run) ? letters : 2 * letters;
  if (letters === 0 || digits < enough) return false;
  const isWord = (letter: string | undefined) => letter !== undefined && /\p{L}/u.test(letter);
  return !isWord(after) && !(isWord(before) && /^\D/.test(run));
}
