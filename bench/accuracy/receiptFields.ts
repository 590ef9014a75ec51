/** What is true of a receipt, or said of it. */
export interface Fields {
  readonly company: string;
  readonly date: string;
  readonly address: string;
  readonly total: string;
}

export const fieldNames = ['company', 'date', 'address', 'total'] as const;

/**
 * Whether a field means the same. The rule: totals by their value, dates by day, month and year (the day first where the
 * month is no word and the year is not in front; years of two digits in this century), names and addresses by their
 * letters and digits, in capitals.
 */
export function isRight(name: keyof Fields, truth: string, said: unknown): boolean {
  if (said === null || said === undefined) return false;
  return comparable(name, String(said)) === comparable(name, truth);
}

function comparable(name: keyof Fields, value: string): string {
  if (name === 'total') return String(Number.parseFloat(value.replace(/[^\d.]/g, '')));
  if (name === 'date') return comparableDate(value);
  return value.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

function comparableDate(value: string): string {
  const upper = value.toUpperCase();
  const month = months.findIndex((name) => new RegExp(`(?<![A-Z])${name}`).test(upper)) + 1;
  const numbers = (upper.match(/\d+/g) ?? []).map(Number);
  const isYearFirst = /^\D*\d{4}\D/.test(upper);
  const [day, second, third] = isYearFirst ? numbers.slice(0, month > 0 ? 2 : 3).reverse() : numbers;
  const [monthNumber, year] = month > 0 ? [month, second] : [second, third];
  return [day, monthNumber, year !== undefined && year < 100 ? year + 2000 : year].join('-');
}
