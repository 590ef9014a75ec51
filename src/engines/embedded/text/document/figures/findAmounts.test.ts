import { describe, expect, it } from 'vitest';
import { findAmounts, findNumbers } from './findAmounts.js';

const values = (text: string) => findAmounts(text).map(({ value }) => value);

describe('findAmounts', () => {
  it.each([
    ['RM 1,234.50', 1234.5, 'RM'],
    ['$9.20', 9.2, '$'],
    ['1.234,50 €', 1234.5, '€'],
    ['1 234,50 EUR', 1234.5, 'EUR'],
    ["CHF 1'234.50", 1234.5, 'CHF'],
    ['₹ 1,00,000.00', 100_000, '₹'],
    ['£12', 12, '£'],
    ['Rs. 441.00', 441, 'Rs'],
    ['12. 50', 12.5, undefined],
    ['.50', 0.5, undefined],
  ])('reads %s', (text, value, currency) => {
    expect(findAmounts(text)).toMatchObject([{ value, currency }]);
  });

  it('reads amounts below zero however they are marked', () => {
    expect(values('-9.20')).toEqual([-9.2]);
    expect(values('3,50-')).toEqual([-3.5]);
    expect(values('($9.20)')).toEqual([-9.2]);
    expect(values('-$141.00')).toEqual([-141]);
    expect(values('RM -0.02')).toEqual([-0.02]);
  });

  it('reads letters as digits among enough digits only', () => {
    expect(values('TOTAL l2.5O')).toEqual([12.5]);
    expect(values('10S.80')).toEqual([105.8]);
    expect(values('SO.BO')).toEqual([]);
  });

  it('leaves percentages, dates, times, codes, measures and longer decimals out', () => {
    for (const text of [
      '6.00%',
      '12.03.2018',
      '18.45:11',
      'A-12.50',
      'v1.25.3',
      '0.345',
      '2.31 lb',
      '1.50kg',
    ])
      expect(values(text)).toEqual([]);
  });

  it('leaves whole numbers without a currency out', () => {
    expect(values('2 x 4')).toEqual([]);
    expect(findNumbers('2 x 4').map(({ value }) => value)).toEqual([2, 4]);
  });

  it('tells where an amount stands, as printed without a currency in letters', () => {
    const [amount] = findAmounts('CASH RM 20.00 SR');
    expect(amount).toMatchObject({ text: '20.00', decimals: 2 });
    expect('CASH RM 20.00 SR'.slice(amount!.start, amount!.end)).toBe('RM 20.00');
  });
});
