import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fillType } from '../../../../../tests/support/fillJson.js';
import { businessCard, invoice, notice, receipt, street } from '../../../../../tests/support/sights.js';
import { readDocument } from '../../text/document/readDocument.js';

const { array, boolean, enum: oneOf, int, iso, number, object, record, string } = z;

const extract = 'Extract the information from this document.';

describe('fillSchema lists the fields of documents', () => {
  const type = object({ fields: array(object({ key: string(), value: string(), box_2d: array(int()) })) });

  it('with their places, also when another thread has read the document', () => {
    const document = structuredClone(readDocument(receipt.text!, receipt.size));
    const { fields } = fillType(type, extract, [{ ...receipt, document }]) as z.infer<typeof type>;
    expect(fields).toEqual((fillType(type, extract, [receipt]) as z.infer<typeof type>).fields);
    expect(fields.find(({ key }) => key === 'company')?.box_2d).toEqual([0, 0, 60, 544]);
  });
});

describe('fillSchema fills receipts', () => {
  it.each([
    [
      'as printed where texts are wanted',
      object({ company: string(), date: string(), address: string(), total: string() }),
      {
        company: 'GREEN LEAF MARKET',
        date: '14/03/2024',
        address: '12 Hill Road Springfield 62704',
        total: '$11.12',
      },
    ],
    [
      'with numbers where numbers are wanted',
      object({ subtotal: number(), tax: number(), total: number() }),
      { subtotal: 10.3, tax: 0.82, total: 11.12 },
    ],
    [
      'with names inside names',
      object({
        merchant: object({ name: string(), phone: string(), address: string() }),
        totals: object({ subtotal: number(), tax: number(), total: number() }),
      }),
      {
        merchant: { name: 'GREEN LEAF MARKET', phone: '555-0134', address: '12 Hill Road Springfield 62704' },
        totals: { subtotal: 10.3, tax: 0.82, total: 11.12 },
      },
    ],
    [
      'in camel case, under other names',
      object({
        vendorName: string(),
        purchaseDate: string(),
        totalAmount: number(),
        receiptNumber: string(),
      }),
      {
        vendorName: 'GREEN LEAF MARKET',
        purchaseDate: '14/03/2024',
        totalAmount: 11.12,
        receiptNumber: 'R-1027',
      },
    ],
    [
      'with dates in the form that is asked for',
      object({
        date: iso.date(),
        purchase_date: string().describe('Date of purchase, YYYY-MM-DD'),
        transaction_date: string().describe('ISO 8601 date'),
        receipt_date: string().describe('DD.MM.YYYY'),
        date_of_purchase: string().regex(/^\d{4}-\d{2}-\d{2}$/),
        issue_date: string().regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/),
      }),
      {
        date: '2024-03-14',
        purchase_date: '2024-03-14',
        transaction_date: '2024-03-14',
        receipt_date: '14.03.2024',
        date_of_purchase: '2024-03-14',
        issue_date: '2024-03-14',
      },
    ],
    [
      'with what was bought',
      object({
        store: string(),
        items: array(object({ name: string(), quantity: number().nullable(), price: number() })),
        currency: string(),
        payment_method: string(),
      }),
      {
        store: 'GREEN LEAF MARKET',
        items: [
          { name: 'Whole milk', quantity: null, price: 3.2 },
          { name: 'Bread', quantity: 2, price: 1.5 },
          { name: 'Apples', quantity: null, price: 4.1 },
        ],
        currency: '$',
        payment_method: 'VISA',
      },
    ],
    [
      'with line totals',
      object({ lineItems: array(object({ description: string(), amount: number() })), grandTotal: number() }),
      {
        lineItems: [
          { description: 'Whole milk', amount: 3.2 },
          { description: 'Bread', amount: 3 },
          { description: 'Apples', amount: 4.1 },
        ],
        grandTotal: 11.12,
      },
    ],
    [
      'with null for what is not printed',
      object({ tip: number().nullable(), discount: number().nullable(), cashier: string().nullable() }),
      { tip: null, discount: null, cashier: null },
    ],
    [
      'and tells what they are',
      object({ document_type: oneOf(['receipt', 'invoice', 'contract', 'other']), is_receipt: boolean() }),
      { document_type: 'receipt', is_receipt: true },
    ],
    [
      'with the description where names say nothing',
      object({
        field_1: string().describe('Name of the merchant'),
        field_2: number().describe('Total amount paid'),
      }),
      { field_1: 'GREEN LEAF MARKET', field_2: 11.12 },
    ],
    [
      'in parts of another name',
      object({
        header: object({ merchant: string(), time: string() }),
        payment: object({ method: string(), total: number(), currency: string() }),
      }),
      {
        header: { merchant: 'GREEN LEAF MARKET', time: '18:05' },
        payment: { method: 'VISA', total: 11.12, currency: '$' },
      },
    ],
    [
      'in a list of results',
      object({ receipts: array(object({ merchant: string(), total: number() })) }),
      { receipts: [{ merchant: 'GREEN LEAF MARKET', total: 11.12 }] },
    ],
  ])('%s', (_, type, expected) => {
    expect(fillType(type, extract, [receipt])).toEqual(expected);
  });

  it('but no totals where things are counted', () => {
    const type = object({ total: int(), cars: int() });
    expect(fillType(type, 'How many vehicles are there?', [street])).toEqual({ total: 3, cars: 2 });
  });

  it('and no sums of money where there is no document', () => {
    const type = object({
      total: number().nullable(),
      currency: string().nullable(),
      merchant: string().nullable(),
    });
    expect(fillType(type, extract, [street])).toEqual({ total: null, currency: null, merchant: null });
  });

  it('one for each picture', () => {
    const type = object({
      documents: array(object({ image_index: int(), company: string(), total: number() })),
    });
    expect(fillType(type, extract, [receipt, invoice])).toEqual({
      documents: [
        { image_index: 0, company: 'GREEN LEAF MARKET', total: 11.12 },
        { image_index: 1, company: 'Northwind Tools Ltd', total: 63 },
      ],
    });
  });
});

describe('fillSchema fills invoices', () => {
  it.each([
    [
      'in full',
      object({
        vendor: object({ name: string() }),
        invoice_number: string(),
        invoice_date: iso.date(),
        due_date: iso.date().nullable(),
        customer_name: string(),
        line_items: array(
          object({ description: string(), quantity: int(), unit_price: number(), amount: number() }),
        ),
        subtotal: number(),
        tax: number(),
        total: number(),
        currency: string(),
      }),
      {
        vendor: { name: 'Northwind Tools Ltd' },
        invoice_number: 'INV-2051',
        invoice_date: '2024-05-02',
        due_date: '2024-06-01',
        customer_name: 'Ada Brown',
        line_items: [
          { description: 'Hammer', quantity: 2, unit_price: 15, amount: 30 },
          { description: 'Saw', quantity: 1, unit_price: 22.5, amount: 22.5 },
        ],
        subtotal: 52.5,
        tax: 10.5,
        total: 63,
        currency: 'EUR',
      },
    ],
    [
      'with the keys inside one object',
      object({ invoice: object({ number: string(), date: string(), total_due: string() }) }),
      { invoice: { number: 'INV-2051', date: '2024-05-02', total_due: expect.stringContaining('63.00') } },
    ],
    [
      'as keys and values',
      object({ fields: array(object({ key: string(), value: string() })) }),
      {
        fields: expect.arrayContaining([
          { key: 'number', value: 'INV-2051' },
          { key: 'due date', value: '2024-06-01' },
        ]),
      },
    ],
    [
      'as a map of texts',
      object({ key_values: record(string(), string()) }),
      { key_values: expect.objectContaining({ due_date: '2024-06-01' }) },
    ],
  ])('%s', (_, type, expected) => {
    expect(fillType(type, extract, [invoice])).toEqual(expected);
  });
});

describe('fillSchema fills cards and other text', () => {
  it('of business cards what is told by its form', () => {
    const type = object({ email: string(), phone: string(), website: string(), fax: string().nullable() });
    expect(fillType(type, 'Read this business card', [businessCard])).toEqual({
      email: 'jane@bluefox.example',
      phone: '+1 555 0199',
      website: 'www.bluefox.example',
      fax: null,
    });
  });

  it('of business cards inside one object', () => {
    const type = object({ contact: object({ email: string(), phone: string(), company: string() }) });
    expect(fillType(type, 'Read this business card', [businessCard])).toEqual({
      contact: { email: 'jane@bluefox.example', phone: '+1 555 0199', company: 'Blue Fox Studio' },
    });
  });

  const whole = 'The pool is closed\non Monday.\n\nQuestions: pool@example.org';
  it.each([
    ['text', object({ text: string() }), { text: whole }],
    ['ocr_text', object({ ocr_text: string() }), { ocr_text: whole }],
    [
      'extractedText',
      object({ extractedText: string(), hasText: boolean() }),
      { extractedText: whole, hasText: true },
    ],
    [
      'full_text',
      object({ full_text: string(), num_words: int(), line_count: int() }),
      { full_text: whole, num_words: 8, line_count: 3 },
    ],
    [
      'lines',
      object({ lines: array(object({ text: string(), confidence: number(), box_2d: array(int()) })) }),
      {
        lines: [
          { text: 'The pool is closed', confidence: 0.98, box_2d: [23, 0, 143, 360] },
          { text: 'on Monday.', confidence: 0.98, box_2d: [190, 0, 310, 200] },
          { text: 'Questions: pool@example.org', confidence: 0.98, box_2d: [690, 0, 810, 540] },
        ],
      },
    ],
    [
      'texts',
      object({ texts: array(string()) }),
      { texts: ['The pool is closed', 'on Monday.', 'Questions: pool@example.org'] },
    ],
    [
      'words',
      object({ words: array(string()) }),
      { words: ['The', 'pool', 'is', 'closed', 'on', 'Monday.', 'Questions:', 'pool@example.org'] },
    ],
    [
      'paragraphs',
      object({ paragraphs: array(string()) }),
      { paragraphs: ['The pool is closed\non Monday.', 'Questions: pool@example.org'] },
    ],
    [
      'text_blocks',
      object({ text_blocks: array(object({ content: string() })) }),
      {
        text_blocks: [
          { content: 'The pool is closed\non Monday.' },
          { content: 'Questions: pool@example.org' },
        ],
      },
    ],
    [
      'emails',
      object({ emails: array(string()), urls: array(string()) }),
      { emails: ['pool@example.org'], urls: [] },
    ],
    ['language', object({ text: string(), language: string().nullable() }), { text: whole, language: null }],
    ['described', object({ a: string().describe('All text visible in the image') }), { a: whole }],
  ])('as %s', (_, type, expected) => {
    expect(fillType(type, 'Extract all text from this image.', [notice])).toEqual(expected);
  });

  it('on the things it stands on', () => {
    const type = array(object({ label: string(), box_2d: array(int()), text: string() }));
    expect(fillType(type, 'Detect the vehicles and the text on them', [street])).toMatchObject([
      { label: 'bus', text: '42 HARBOUR' },
      { label: 'car', text: '' },
      { label: 'car', text: '' },
    ]);
  });

  it('in its place, whatever the list is called', () => {
    const type = object({
      detections: array(object({ text: string(), x: int(), y: int(), width: int(), height: int() })),
    });
    expect(fillType(type, 'Detect the text', [street])).toEqual({
      detections: [{ text: '42 HARBOUR', x: 200, y: 240, width: 100, height: 40 }],
    });
  });
});
