import { currencyPattern } from '../figures/currency.js';
import { findNumbers, isMoney, type PrintedNumber } from '../figures/findAmounts.js';
import type { Page, Row } from '../page/page.js';
import { isGrouped, isInWholes, namesSum } from './wholeMoney.js';

/** The amounts of money in the cell at a place of a row. */
export type MoneyOfRow = (row: Row) => (place: number) => PrintedNumber[];

const currencyAtEnd = new RegExp(`(?:${currencyPattern})$`, 'iu');

/** Amounts end at most so many times the height of type before the right edge of the text. */
const edge = 4;

/** Finds amounts of a page: also whole numbers, where they can be nothing else. */
export function moneyOfPage(page: Page): MoneyOfRow {
  const inWholes = isInWholes(page);
  return (row) => {
    const { cells } = row;
    const last = cells.length - 1;
    const endsInSum = isWholeSum(row, page, inWholes);
    return (place) => {
      const { text } = cells[place]!;
      const numbers = withCurrency(findNumbers(text), cells[place - 1]?.text);
      return numbers.filter(
        (number) =>
          isMoney(number) ||
          (inWholes && isGrouped(number)) ||
          (endsInSum && place === last && number.decimals === 0 && number.end === text.length),
      );
    };
  };
}

/** A currency may stand in the cell before. */
function withCurrency(numbers: readonly PrintedNumber[], before = ''): PrintedNumber[] {
  const currency = currencyAtEnd.exec(before.slice(-4))?.[0];
  return numbers.map((number) =>
    number.start === 0 ? { ...number, currency: number.currency ?? currency } : number,
  );
}

/** The name of a sum, and a whole number at the right edge: anywhere in the cell where the page knows no cents. */
function isWholeSum({ cells, text }: Row, { x1, typeHeight }: Page, inWholes: boolean): boolean {
  const { text: end, box } = cells.at(-1)!;
  const isAtEdge = /^\d[\d,.']*$/.test(end) && cells.length > 1 && x1 - box.x1 < edge * typeHeight;
  return (inWholes || isAtEdge) && namesSum(text);
}
