import { findNumbers, type PrintedNumber } from '../money/findAmounts.js';
import type { Row } from '../page/page.js';

/** What a row of a list of things says. */
export interface ItemRow {
  /** Words that are no numbers, codes and signs; empty where there are none. */
  readonly words: string;
  readonly quantity?: number | undefined;
  readonly unitPrice?: number | undefined;
  /** Of the whole row: its last amount. */
  readonly amount?: number | undefined;
}

/** Reads the columns of one row: quantity and price are those numbers that multiply to its amount. */
export function readItemRow({ cells }: Row): ItemRow {
  const numbers = cells.flatMap(({ text }) => findNumbers(text));
  const last = numbers.findLast(({ decimals }) => decimals === 2);
  const words = wordsOf(cells.map(({ text }) => text));
  if (!last) return { words };
  const others = numbers.slice(0, numbers.lastIndexOf(last));
  return { words, amount: last.value, ...factorsOf(others, last.value) };
}

/** More numbers in a row are codes. */
const mostNumbers = 8;

function factorsOf(
  numbers: readonly PrintedNumber[],
  amount: number,
): Pick<ItemRow, 'quantity' | 'unitPrice'> {
  const tried = numbers.slice(-mostNumbers);
  for (const [index, quantity] of tried.entries())
    for (const price of tried.slice(index + 1)) {
      const isCount = quantity.decimals === 0 || quantity.value !== price.value;
      if (isCount && price.decimals >= 2 && isProduct(quantity.value, price.value, amount))
        return { quantity: quantity.value, unitPrice: price.value };
      // Some lists have the price first.
      if (quantity.decimals >= 2 && price.decimals < 2 && isProduct(quantity.value, price.value, amount))
        return { quantity: price.value, unitPrice: quantity.value };
    }
  return {};
}

function isProduct(quantity: number, price: number, amount: number): boolean {
  return quantity > 0 && Math.abs(quantity * price - amount) < 0.011;
}

/** The words of the cells up to the numbers that end the row, without codes of goods. */
function wordsOf(texts: readonly string[]): string {
  const whole = texts.filter((text) => /\p{L}{2}/u.test(text) && !isUnit(text)).join(' ');
  const plain = whole.replace(/(?<![\p{L}\d])\d{6,}(?![\p{L}\d])/gu, ' ');
  // "2 x 3.50 7.00 SR": figures, signs of multiplication, currencies and codes of taxes.
  const tail =
    /(?:\s+(?:\d+(?:\.\d{3})?\s?(?:pcs?|x|@|\*)?|[x@*]|-?[^\s\p{L}]*\d+[.,]\d{2}\S{0,2}|rm|\p{Lu}{1,2}))*\s*$/u;
  return plain
    .replace(tail, '')
    .replace(/^\s*\d{1,3}[.)]?\s+(?=\p{L})/u, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s*.:-]+|[\s*:@=-]+$/g, '');
}

function isUnit(text: string): boolean {
  return /^\d*\s?(?:pcs?|units?|uni|ea|nos?|sr|zr|zrl|rm)\.?$/i.test(text);
}
