import { describe, expect, it } from 'vitest';
import { termsIn } from './findTerms.js';

const terms = (text: string) => [...termsIn(text)].sort();

describe('findTerms', () => {
  it('knows the words of labels in several languages', () => {
    expect(terms('Grand Total')).toEqual(['grand', 'total']);
    expect(terms('Zwischensumme')).toEqual(['sub']);
    expect(terms('Rückgeld')).toEqual(['change']);
    expect(terms('Bill #')).toEqual(['bill', 'number']);
  });

  it('knows words that were misread, glued together or parted', () => {
    expect(terms('T0TAL AM0UNT')).toEqual(['amount', 'total']);
    expect(terms('ROUNDlNG')).toEqual(['rounding']);
    expect(terms('TOTALSALES')).toEqual(['sales', 'total']);
    expect(terms('CAS HIER')).toEqual(['cashier']);
    expect(terms('Gesamtbetrag')).toEqual(['total']);
  });

  it('knows nothing in other words and in numbers', () => {
    expect(terms('Chocolate croissant 12 B4')).toEqual([]);
    expect(terms('TOTALITARIAN SCARF')).toEqual([]);
  });
});
