import { describe, expect, it } from 'vitest';
import { typeset } from '../../../../../../tests/support/typeset.js';
import { readPage } from '../page/page.js';
import { findTotal } from './findTotal.js';
import { labelledAmounts } from './labelledAmount.js';

const total = (page: string) => {
  const read = readPage(typeset(page));
  return findTotal(read, labelledAmounts(read))?.amount.value;
};

describe('findTotal', () => {
  it('tells the total from subtotal, tax, cash and change', () => {
    const page = `
Subtotal        20.00
Sales Tax 8%     1.60
TOTAL           21.60
CASH            50.00
CHANGE          28.40`;
    expect(total(page)).toBe(21.6);
  });

  it('takes the sum after rounding, also where rounding is below zero', () => {
    expect(total('Total 86.32\nRounding -0.02\nTotal 86.30\nVISA 86.30')).toBe(86.3);
    expect(total('Total 10.03\nRounding 0.02\nRounded Total 10.05')).toBe(10.05);
  });

  it('finds it by what was paid and given back where its label cannot be read', () => {
    expect(total('tea 3.00\ncake 4.50\nX#TQL 7.50\nCASH 10.00\nCHANGE 2.50')).toBe(7.5);
  });

  it('leaves the table of taxes aside', () => {
    const page = `
TOTAL             106.00
GST SUMMARY  AMOUNT   TAX
SR 6%        100.00   6.00
TOTAL        100.00   6.00`;
    expect(total(page)).toBe(106);
  });

  it('reads a sum below its label', () => {
    expect(total('massage   55.00\noil   8.00\nTOTAL TO PAY\n£63.00')).toBe(63);
  });

  it('reads sums without cents where a page has none', () => {
    expect(total('RAMEN   1,900\nBEER   600\nTOTAL   2,500')).toBe(2500);
    expect(total('room   850,000\nTotal   IDR   850,000\nBalance   IDR   0')).toBe(850_000);
  });

  it('finds none on a list of prices, nor of weights', () => {
    expect(total('Soup   4.50\nSalad   8.90\nSalmon   15.00')).toBeUndefined();
    expect(total('Total Fat   4.50 g\nTotal Sugars   9 g')).toBeUndefined();
  });

  it('does not take the number of things for their sum', () => {
    expect(total('Total Qty: 14\nTotal 39.80')).toBe(39.8);
    expect(total('ITEM(S) : 2   QTY(S) : 3')).toBeUndefined();
  });
});
