import { currencyCode } from '../figures/currency.js';
import { findAmounts } from '../figures/findAmounts.js';
import type { Page } from '../page/page.js';
import type { PrintedDate } from './findDates.js';

/** Which of day and month a page writes first; undefined where nothing tells. */
export type DateOrder = 'day first' | 'month first' | undefined;

const americanPlace =
  /\b(?:A[KLRZ]|C[AOT]|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\.?,? \d{5}(?:-\d{4})?\b|\bUSA\b|\bU\.S\.A\b/;

/** Legal forms, taxes and streets of countries that write the day first. */
const dayFirstWords =
  /\b(?:sdn|bhd|gmbh|gst|gstin|vat|mwst|ust|tva|iva|jalan|jln|taman|strasse|straße|rue|calle|pvt|plc|pty|abn|ltda|s\.?r\.?l|b\.?v)\b/i;

/** The order of the dates of a page: by a date that leaves no choice, else by the country. */
export function dateOrderOf({ rows }: Page, dates: readonly PrintedDate[]): DateOrder {
  const certain = dates.find(
    ({ isAmbiguous, mark, day, month }) => mark === '/' && !isAmbiguous && day !== month,
  );
  if (certain) return certain.isMonthFirst ? 'month first' : 'day first';
  const text = rows.map((row) => row.text).join('\n');
  if (americanPlace.test(text)) return 'month first';
  if (dayFirstWords.test(text)) return 'day first';
  const currencies = findAmounts(text.slice(0, 20_000)).map(
    ({ currency }) => currency && currencyCode(currency),
  );
  if (currencies.includes('USD')) return 'month first';
  return currencies.some(Boolean) ? 'day first' : undefined;
}

/**
 * The date as `YYYY-MM-DD`, undefined where day and month cannot be told apart. Points part the day from the month in all
 * countries that use them.
 */
export function isoDate(
  { year, month, day, isAmbiguous, mark }: PrintedDate,
  order: DateOrder,
): string | undefined {
  const known = !isAmbiguous || mark?.startsWith('.') ? 'day first' : order;
  if (!known) return undefined;
  const [m, d] = known === 'day first' ? [month, day] : [day, month];
  return [String(year).padStart(4, '0'), ...[m, d].map((part) => String(part).padStart(2, '0'))].join('-');
}
