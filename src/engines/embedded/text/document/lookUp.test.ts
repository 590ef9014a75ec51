import { describe, expect, it } from 'vitest';
import type { DocumentField, TextDocument } from './document.js';
import { lookUp } from './lookUp.js';

const names = [
  'company',
  'total',
  'tax',
  'phone',
  'date',
  'number',
  'due date',
  'table',
  'room type',
  'change',
];

const document: TextDocument = {
  kind: 'receipt',
  fields: names.map((name): DocumentField => ({ name, value: `the ${name}`, score: 0.9, lines: [] })),
  items: [],
};

describe('lookUp', () => {
  it.each([
    ['total', 'total'],
    ['merchant', 'company'],
    ['vendor_name', 'company'],
    ['Store', 'company'],
    ['seller', 'company'],
    ['amount due', 'total'],
    ['grandTotal', 'total'],
    ['total_amount', 'total'],
    ['sum', 'total'],
    ['VAT', 'tax'],
    ['gst', 'tax'],
    ['tel', 'phone'],
    ['Mobile', 'phone'],
    ['issued', 'date'],
    ['invoice date', 'date'],
    ['receipt no', 'number'],
    ['Bill No.', 'number'],
    ['invoiceNumber', 'number'],
    ['Due Date', 'due date'],
    ['Table', 'table'],
    ['table number', 'table'],
    ['type of room', 'room type'],
  ])('finds what "%s" asks for', (asked, name) => {
    expect(lookUp(document, asked)?.name).toBe(name);
  });

  it.each(['email', 'subtotal', 'gate', 'colour', '', '???', 'x'.repeat(100_000)])(
    'finds nothing for %j where there is nothing',
    (asked) => {
      expect(lookUp(document, asked)).toBeUndefined();
    },
  );
});
