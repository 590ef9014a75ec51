import { currencyPattern } from './currency.js';
import { readFigure } from './figure.js';
import { repairDigits } from './repairDigits.js';

/** A number as printed in a text. */
export interface PrintedNumber {
  readonly value: number;
  /** As printed, without a currency that is written in letters. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Digits behind the decimal point. */
  readonly decimals: number;
  /** The sign or code of a currency beside it, as printed. */
  readonly currency?: string | undefined;
  /** Whether a unit of measure stands behind it, apart: "2.31 lb". */
  readonly isMeasure: boolean;
}

/** Digits and what parts them; a blank beside the point is a mistake of reading. */
const figurePattern =
  /\d{1,3}(?: \d{3}){1,3},\d\d(?!\d)|\d+(?:[.,']\d+)*(?: ?\. ?\d\d(?![\d.,:/]))?|(?<!\d)\.\d\d(?!\d)/g;

const leftPattern = new RegExp(
  String.raw`(?:(?<sign>${currencyPattern})[.:]?)?\s?(?<minus>-\s?|\()?(?<inner>${currencyPattern})?\s?$`,
  'iu',
);
const rightPattern = new RegExp(
  String.raw`^(?<minus>-(?!\d)|\))?(?:\s?(?<sign>${currencyPattern}))?(?<unit>\p{L}{0,4})`,
  'iu',
);

/** So much beside a number is looked at. */
const reach = 8;

/** Units of what is no money. */
const units =
  /^(kgs?|gm?s?|gr|lt?r?|ml|cl|mm?|cm|km|ft|in|oz|lbs?|wt?|kw|kwh|v|st|nd|rd|th|hrs?|min|pax|gb|mb|am|pm|d|....)$/i;

const measure =
  /^\s(?:g|mg|l|m|[km]m|cm|kcal|k?wh?|hrs?|km\/h|[Kk][Gg]|[Mm][Ll]|[Oo][Zz]|[Ll][Bb][Ss]?)(?![\p{L}\d])/u;

/**
 * The numbers of a text: `RM 1,234.50`, `1.234,50 €`, `($9.20)`, `3,50-`, `12`. Percentages, units of measure, dates, times
 * and codes are none.
 */
export function findNumbers(text: string): PrintedNumber[] {
  const repaired = repairDigits(text);
  return [...repaired.matchAll(figurePattern)].flatMap(({ 0: figure, index }) => {
    const number = numberAt(repaired, index, figure);
    return number ? [number] : [];
  });
}

/** The amounts of money among the numbers of a text. */
export function findAmounts(text: string): PrintedNumber[] {
  return findNumbers(text).filter(isMoney);
}

/** Whether a number is money by its form: with two decimals, or beside a currency. */
export function isMoney({ decimals, currency, isMeasure }: PrintedNumber): boolean {
  if (isMeasure) return false;
  return decimals === 2 || (currency !== undefined && decimals === 0);
}

function numberAt(text: string, index: number, figure: string): PrintedNumber | undefined {
  const reading = readFigure(figure);
  const left = leftPattern.exec(text.slice(Math.max(0, index - reach), index))!;
  const after = text.slice(index + figure.length, index + figure.length + reach);
  const right = rightPattern.exec(after)!;
  const { sign, inner, minus } = left.groups!;
  const start = index - left[0].trimStart().length;
  if (!reading || !standsAlone(text.slice(Math.max(0, start - 2), start), after, right.groups!['unit']!))
    return undefined;
  const isNegative =
    minus?.startsWith('-') || right.groups!['minus'] === '-' || (minus === '(' && after[0] === ')');
  const symbol = [sign, inner].find((printed) => printed && !/\p{L}/u.test(printed)) ?? '';
  return {
    value: isNegative ? -reading.value : reading.value,
    text: (isNegative ? '-' : '') + symbol + figure.replace(/\s/g, ''),
    start,
    end: index + figure.length + right[0].length - right.groups!['unit']!.length,
    decimals: reading.decimals,
    currency: sign ?? inner ?? right.groups!['sign'],
    isMeasure: measure.test(after),
  };
}

/** Whether what stands beside a number leaves it a number. */
function standsAlone(before: string, after: string, unit: string): boolean {
  if (/[\p{L}\d#]$|\d[.,:/-]$|[\p{L}\d]-$/u.test(before)) return false;
  return !/^\s?%|^[.,:/-]\d|^,\s\d*\p{L}/u.test(after) && !units.test(unit);
}
