/** Currencies as they are printed, by their ISO 4217 code. Longer signs come before those that they begin with. */
const signs: readonly (readonly [sign: string, code: string | undefined])[] = [
  ['US$', 'USD'],
  ['S$', 'SGD'],
  ['SG$', 'SGD'],
  ['A$', 'AUD'],
  ['AU$', 'AUD'],
  ['C$', 'CAD'],
  ['CA$', 'CAD'],
  ['HK$', 'HKD'],
  ['NT$', 'TWD'],
  ['NZ$', 'NZD'],
  ['R$', 'BRL'],
  ['RM', 'MYR'],
  ['RS', 'INR'],
  ['RP', 'IDR'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['฿', 'THB'],
  ['₱', 'PHP'],
  ['₫', 'VND'],
  ['ZŁ', 'PLN'],
  ['KČ', 'CZK'],
  // Signs of several currencies.
  ['$', undefined],
  ['¥', undefined],
  ['KR', undefined],
];

const codes =
  'MYR USD EUR GBP INR SGD AUD CAD NZD HKD TWD JPY CNY KRW THB IDR PHP VND CHF SEK NOK DKK PLN CZK HUF BRL MXN ZAR AED SAR TRY ILS';

const codeOfSign = new Map<string, string | undefined>([
  ...signs,
  ...codes.split(' ').map((code) => [code, code] as const),
]);

const inPattern = (text: string) => text.replace(/[$]/g, '\\$&');

/** Matches any sign or code; letters stand apart from other letters. Without groups, for use inside other patterns. */
export const currencyPattern = [...codeOfSign.keys()]
  .sort((a, b) => b.length - a.length)
  .map((sign) => (/^\p{L}/u.test(sign) ? `(?<!\\p{L})${inPattern(sign)}` : inPattern(sign)))
  .map((sign) => (/\p{L}$/u.test(sign) ? `${sign}(?!\\p{L})` : sign))
  .join('|');

/** The ISO 4217 code of a sign or code as printed; undefined for a sign that several currencies have. */
export function currencyCode(sign: string): string | undefined {
  return codeOfSign.get(sign.toUpperCase());
}
