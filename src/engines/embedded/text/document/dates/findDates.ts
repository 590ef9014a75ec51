import { digitsOf, repairDigits } from '../figures/repairDigits.js';
import { monthOf, monthPattern } from './months.js';

/** A date as printed in a text. */
export interface PrintedDate {
  /** As printed, blanks put right. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly year: number;
  /** Day and month where they are certain, else both numbers as printed. */
  readonly day: number;
  readonly month: number;
  /** Whether day and month may be the other way round. */
  readonly isAmbiguous: boolean;
  /** Whether the month can only be the first number. */
  readonly isMonthFirst: boolean;
  /** What parts the numbers; undefined where the month is a word. */
  readonly mark?: string | undefined;
}

// Glued to a time, "18" is the year in 18-11-1813:58 and "2018" in 25/12/201814:03.
const year = String.raw`(?<year>(?:19|20)\d{2}(?!:\d)|\d{2}(?=\d{2}:\d)|\d{2}(?!\d|:\d))`;
const fullYear = String.raw`(?<year>(?:19|20)\d{2})`;
const notBefore = String.raw`(?<![\d.,/-])`;
const word = String.raw`(?<word>${monthPattern})(?!\p{L})`;
const ordinal = '(?:st|nd|rd|th)?';
const gap = String.raw`\s?[-/.,']?\s?`;

const patterns = [
  String.raw`${notBefore}${fullYear}\s?(?<mark>[./-])\s?(?<month>\d{1,2})\s?\k<mark>\s?(?<day>\d{1,2})(?!\d|[./-]\d|[OIlSB])`,
  String.raw`${notBefore}${fullYear}(?<mark>年)(?<month>\d{1,2})月(?<day>\d{1,2})日?`,
  String.raw`${notBefore}(?<first>\d{1,2})\s?(?<mark>[/-])\s?(?<second>\d{1,2})\s?\k<mark>\s?${year}`,
  String.raw`${notBefore}(?<first>\d{1,2})(?<mark>\. ?)(?<second>\d{1,2})\. ?${year}`,
  // A stroke that was not read.
  String.raw`${notBefore}(?<first>\d{2})(?<mark>/)(?<second>\d{2})${fullYear}(?!\d)`,
  String.raw`${notBefore}(?<day>\d{1,2})${ordinal}${gap}(?:of |de )?${word}${gap}(?:de )?${year}`,
  String.raw`(?<!\p{L})${word}${gap}(?<day>\d{1,2})${ordinal}(?:${gap}(?=['\d]{4})|\s?[,']\s?|\s)${year}`,
  String.raw`${notBefore}${fullYear}${gap}${word}${gap}(?<day>\d{1,2})(?!\d)`,
].map((pattern) => new RegExp(pattern, 'giu'));

/** The dates of a text in their order, all of which there are in a calendar. */
export function findDates(text: string): PrintedDate[] {
  if (!/\d/.test(text)) return [];
  const repaired = repairWorded(repairMonths(repairDigits(partTimes(text))));
  const found = patterns.flatMap((pattern) => [...repaired.matchAll(pattern)].flatMap(readMatch));
  return withoutOverlaps(found.sort((a, b) => a.start - b.start || b.end - a.end));
}

/** The T between a date and its time (ISO 8601) is no letter of a word. */
function partTimes(text: string): string {
  return text.replace(/(?<=\d[\dOIl])T(?=[\dOIl]{2}:)/g, ' ');
}

const alike = '[\\dOoIl|SB]';
const worded = new RegExp(
  String.raw`(?<![\p{L}\d])(${alike}{1,2})(${gap}(?:${monthPattern})${gap})(${alike}{4}|${alike}{2})(?![\p{L}\d])`,
  'giu',
);

/** Letters that were read for digits about a month: "l5 JAN 2O18". */
function repairWorded(text: string): string {
  return text.replace(worded, (whole, day: string, month: string, year: string) =>
    /\d/.test(day + year) && /\d/.test(year) ? digitsOf(day) + month + digitsOf(year) : whole,
  );
}

/** The zero and the one of "0CT" and "JU1" are letters. */
function repairMonths(text: string): string {
  return text.replace(/(?<!\d)0ct|n0v|ju1/gi, (month) => month.replace('0', 'O').replace('1', 'L'));
}

function readMatch({ 0: whole, index, groups }: RegExpExecArray): PrintedDate[] {
  const { first, second, word: name, mark } = groups!;
  const dayFirst = isDate(groups!['year']!, Number(second), Number(first));
  const monthFirst = isDate(groups!['year']!, Number(first), Number(second));
  const isSwapped = first !== undefined && !dayFirst && monthFirst;
  const date = {
    text: tidy(whole),
    start: index,
    end: index + whole.length,
    year: fullYearOf(groups!['year']!),
    day: Number(isSwapped ? second : (first ?? groups!['day'])),
    month: name ? monthOf(name) : Number(isSwapped ? first : (second ?? groups!['month'])),
    isAmbiguous: first !== undefined && first !== second && dayFirst && monthFirst,
    isMonthFirst: isSwapped,
    mark,
  };
  return isDate(String(date.year), date.month, date.day) ? [date] : [];
}

function tidy(printed: string): string {
  const strokes = printed.replace(/\s?([/-])\s?/g, '$1').replace(/^(\d\d\/\d\d)(\d{4})$/, '$1/$2');
  return strokes.replace(/\s+/g, ' ');
}

/** Papers of two digits a year are of the last decades, or tell when something expires. */
function fullYearOf(year: string): number {
  const number = Number(year);
  return year.length === 4 ? number : number + (number < 70 ? 2000 : 1900);
}

function isDate(year: string, month: number, day: number): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false;
  return day <= new Date(Date.UTC(fullYearOf(year), month, 0)).getUTCDate();
}

function withoutOverlaps(dates: readonly PrintedDate[]): PrintedDate[] {
  let end = 0;
  return dates.filter((date) => {
    const isFree = date.start >= end;
    if (isFree) end = date.end;
    return isFree;
  });
}
