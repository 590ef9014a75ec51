import { describe, expect, it } from 'vitest';
import { misreadLines } from '../../../../../tests/support/misread.js';
import { randomNumbers } from '../../../../../tests/support/random.js';
import { typeset } from '../../../../../tests/support/typeset.js';
import type { TextLine } from '../textLine.js';
import { fieldNames, type TextDocument } from './document.js';
import { lookUp } from './lookUp.js';
import { readDocument } from './readDocument.js';

const sheet = { width: 600, height: 600 };
const roll = { width: 400, height: 1000 };
const read = (page: string, size = roll) => readDocument(typeset(page), size);

/** The fields asked for: dates, times and amounts by their value, all others as printed. */
function said(document: TextDocument, names: readonly string[]) {
  const field = (name: string) => document.fields.find((one) => one.name === name);
  return Object.fromEntries(names.map((name) => [name, field(name)?.normalized ?? field(name)?.value]));
}

const malaysian = `
      KEDAI KOPI SIN HUAT
       (002233445-X)
   NO 22, JALAN BUNGA RAYA 3,
   TAMAN MELATI, 53100 KUALA LUMPUR
   TEL: 03-4142 5566
          RECEIPT
Bill No : A00127       Pax: 3
Date : 05/09/2019   Time : 13:22
Cashier : AMINAH
QTY  DESCRIPTION          AMT(RM)
 2   NASI LEMAK AYAM       17.00
 1   KOPI O                 2.20
 3   ROTI CANAI             4.50
Sub Total                  23.70
Service Charge 10%          2.37
Rounding Adj               -0.02
Grand Total                26.05
CASH                       50.00
CHANGE                     23.95
THANK YOU PLEASE COME AGAIN`;

const malaysianFields = {
  company: 'KEDAI KOPI SIN HUAT',
  address: 'NO 22, JALAN BUNGA RAYA 3, TAMAN MELATI, 53100 KUALA LUMPUR',
  date: '2019-09-05',
  time: '13:22',
  total: 26.05,
  subtotal: 23.7,
  rounding: -0.02,
  cash: 50,
  change: 23.95,
  currency: 'MYR',
  number: 'A00127',
  phone: '03-4142 5566',
  cashier: 'AMINAH',
  'payment method': 'CASH',
  pax: 3,
};

const american = `
^Northwind Design LLC                    INVOICE
900 Pine Ave, Suite 210            Invoice #: INV-2045
Seattle, WA 98101                  Date: March 3, 2024
billing@northwind.example.com      Due Date: 04/02/2024

Bill To:
Contoso Ltd
77 Lake Road
Portland, OR 97201

Description            Hours     Rate       Amount
Logo design               12    85.00    $1,020.00
Website mockups           20    90.00    $1,800.00

                         Subtotal        $2,820.00
                         Discount (5%)    -$141.00
                         Balance Due     $2,679.00
Please make checks payable to Northwind Design LLC`;

const german = `
^      Markthalle Süd
     Lindenstr. 45
     50674 Köln
     UID Nr.: DE812706034
                          EUR
Vollmilch 3,5%           1,09 B
Brot geschnitten         2,49 B
  2 Stk x  0,79
Joghurt                  1,58 B
--------------------------------
SUMME          EUR       5,16
Geg. BAR       EUR      10,00
Rückgeld BAR   EUR       4,84
Steuer %  Netto  Steuer  Brutto
B= 7,0%    4,82   0,34    5,16
Gesamtbetrag 4,82  0,34   5,16
Datum: 12.03.2021
Uhrzeit: 18:04:11 Uhr
Beleg-Nr. 4821`;

describe('readDocument', () => {
  it('reads a receipt', () => {
    const document = read(malaysian);
    expect(document).toMatchObject({ kind: 'receipt', title: 'RECEIPT' });
    expect(said(document, Object.keys(malaysianFields))).toEqual(malaysianFields);
    expect(document.items).toEqual([
      { description: 'NASI LEMAK AYAM', quantity: 2, unitPrice: undefined, amount: 17 },
      { description: 'KOPI O', quantity: 1, unitPrice: undefined, amount: 2.2 },
      { description: 'ROTI CANAI', quantity: 3, unitPrice: undefined, amount: 4.5 },
    ]);
  });

  it('reads an invoice whose parties stand in columns', () => {
    const document = read(american, sheet);
    const fields = {
      company: 'Northwind Design LLC',
      address: '900 Pine Ave, Suite 210 Seattle, WA 98101',
      date: '2024-03-03',
      'due date': '2024-04-02',
      number: 'INV-2045',
      customer: 'Contoso Ltd',
      email: 'billing@northwind.example.com',
      subtotal: 2820,
      discount: -141,
      total: 2679,
      // Several currencies have this sign.
      currency: '$',
    };
    expect(document.kind).toBe('invoice');
    expect(said(document, Object.keys(fields))).toEqual(fields);
    expect(document.items).toEqual([
      { description: 'Logo design', quantity: 12, unitPrice: 85, amount: 1020 },
      { description: 'Website mockups', quantity: 20, unitPrice: 90, amount: 1800 },
    ]);
  });

  it('reads a receipt in another language, decimals behind commas', () => {
    const fields = {
      company: 'Markthalle Süd',
      address: 'Lindenstr. 45 50674 Köln',
      date: '2021-03-12',
      time: '18:04',
      total: 5.16,
      cash: 10,
      change: 4.84,
      currency: 'EUR',
      number: '4821',
      'tax number': 'DE812706034',
    };
    expect(said(read(german), Object.keys(fields))).toEqual(fields);
  });

  it('reads the same of a page that lies upside down', () => {
    const turned = typeset(malaysian)
      .map((line): TextLine => {
        const turn = <Place extends { x: number; y: number }>({ x, y }: Place) => ({
          x: 1000 - x,
          y: 1000 - y,
        });
        const { x0, y0, x1, y1 } = line.box;
        const [a, b, c, d] = line.quad;
        const box = { x0: 1000 - x1, y0: 1000 - y1, x1: 1000 - x0, y1: 1000 - y0 };
        return { ...line, box, quad: [turn(a), turn(b), turn(c), turn(d)], words: [] };
      })
      .reverse();
    expect(said(readDocument(turned, roll), Object.keys(malaysianFields))).toEqual(malaysianFields);
  });

  it('reads most of what is poorly printed, and hardly anything wrong', () => {
    let [right, wrong, all] = [0, 0, 0];
    const random = randomNumbers(7);
    for (let time = 0; time < 20; time++) {
      const document = readDocument(misreadLines(typeset(malaysian), 0.03, random), roll);
      for (const name of ['date', 'total', 'subtotal', 'cash', 'change'] as const) {
        const value = said(document, [name])[name];
        all++;
        if (value === malaysianFields[name]) right++;
        else if (value !== undefined) wrong++;
      }
    }
    expect(right / all).toBeGreaterThan(0.9);
    expect(wrong / all).toBeLessThan(0.04);
  });

  it('reads a card', () => {
    const card = read(
      `
^Acme Robotics Inc.

Jane Doe
Senior Engineer

+1 415 555 0187
jane.doe@acmerobotics.example.com
www.acmerobotics.example.com
500 Howard St, San Francisco, CA 94105`,
      sheet,
    );
    expect(card).toMatchObject({ kind: 'other', items: [] });
    expect(said(card, ['company', 'phone', 'email', 'website', 'address', 'total', 'date'])).toEqual({
      company: 'Acme Robotics Inc.',
      phone: '+1 415 555 0187',
      email: 'jane.doe@acmerobotics.example.com',
      website: 'www.acmerobotics.example.com',
      address: '500 Howard St, San Francisco, CA 94105',
    });
  });

  it('reads keys and values of forms and tickets, beside and below each other', () => {
    const pass = read('^BOARDING PASS\nPassenger: DOE/JOHN\nFlight: MH 370   Gate: C12\nSeat:   17A', sheet);
    expect(said(pass, ['passenger', 'flight', 'gate', 'seat'])).toEqual({
      passenger: 'DOE/JOHN',
      flight: 'MH 370',
      gate: 'C12',
      seat: '17A',
    });
    const bill = read(
      'Receipt Number   RC0099\nAccount Name     LIM BEE HOON\nPayment Method   Cheque',
      sheet,
    );
    expect(said(bill, ['number', 'account name', 'payment method'])).toEqual({
      number: 'RC0099',
      'account name': 'LIM BEE HOON',
      'payment method': 'Cheque',
    });
    const table = read('INVOICE NUMBER   INVOICE DATE\nH-77120          06.07.2021', sheet);
    expect(said(table, ['number', 'date'])).toEqual({ number: 'H-77120', date: '2021-07-06' });
  });

  it('names things above or below their prices', () => {
    const names = (page: string) => read(page).items.map(({ description }) => description);
    expect(
      names('PVC PIPE 1/2"\n   10   3.50   35.00 SR\nWALL PLUG\n   4   1.20   4.80 SR\nTOTAL   39.80'),
    ).toEqual(['PVC PIPE 1/2"', 'WALL PLUG']);
    expect(names('MILK   3.48\nBANANAS\n2.31 lb @ 0.58   1.34\nTOTAL   4.82')).toEqual(['MILK', 'BANANAS']);
    expect(names('LINEN SHIRT   39.90\nlong sleeves\nSOCKS   5.00\nTOTAL   44.90')).toEqual([
      'LINEN SHIRT long sleeves',
      'SOCKS',
    ]);
  });

  it('tells how many of a thing there are only where that is printed', () => {
    const counts = (page: string) => read(page).items.map(({ quantity }) => quantity);
    expect(counts('2 x Bitter   9.80\nPie   13.95\nTart x3   18.00\nTotal   41.75')).toEqual([
      2,
      undefined,
      3,
    ]);
    expect(
      counts('Item   Qty   Amount\nBun    4       8.00\nTea    1       3.00\nTotal         11.00'),
    ).toEqual([4, 1]);
    expect(counts('1 Table   50.00\n2 Chair   20.00\n3 Lamp   15.00\nTotal   85.00')).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    'It was the best of times, it was the worst\nof times, it was the age of wisdom, it was',
    '^STOP',
    '^EXIT 24\nMain St\nDowntown   2 km',
    '^LUNCH MENU\nSoup of the day   4.50\nCaesar salad   8.90',
    '^Nutrition Facts\nCalories   120\nTotal Fat   4.5 g\nTotal Sugars   9 g',
  ])('makes nothing up: %j', (page) => {
    const document = read(page, sheet);
    expect(document.kind).toBe('other');
    expect(document.fields.filter(({ name }) => (fieldNames as readonly string[]).includes(name))).toEqual(
      [],
    );
  });

  it('takes the only amount of a dated ticket for its total, and is not sure', () => {
    const ticket = read('TOLL PLAZA\n22/10/2017 18:44\nRM 5.60');
    expect(said(ticket, ['total'])).toEqual({ total: 5.6 });
    expect(lookUp(ticket, 'total')!.score).toBeLessThan(0.5);
    expect(lookUp(read('FINES UP TO $5.00 MAY APPLY\n22/10/2017'), 'total')).toBeUndefined();
  });

  it('keeps charges and prices by their printed names', () => {
    expect(
      said(read('Sub Total   20.00\nService Charge 10%   2.00\nTotal   22.00'), ['service charge']),
    ).toEqual({
      'service charge': 2,
    });
    expect(said(read('Admit One\nPrice: $25.00', sheet), ['price'])).toEqual({ price: 25 });
  });

  it('points at the lines that say it', () => {
    const total = lookUp(read(malaysian), 'total')!;
    expect(total.lines.map(({ text }) => text)).toContain('26.05');
    expect(total.score).toBeGreaterThan(0.8);
  });

  it('says nothing without lines, or with empty ones', () => {
    const nothing = { kind: 'other', title: undefined, fields: [], items: [] };
    expect(readDocument([], sheet)).toEqual(nothing);
    const [line] = typeset('x');
    expect(
      readDocument(
        [
          { ...line!, text: '' },
          { ...line!, text: ' \t ' },
        ],
        sheet,
      ),
    ).toEqual(nothing);
  });

  it('bounds its work on endless lines and on endless text', () => {
    const many = typeset(
      Array.from({ length: 10_000 }, (_, row) => `key ${row}: TOTAL ${row}.00`).join('\n'),
    );
    const { fields, items } = readDocument(many, sheet);
    expect(fields.length).toBeLessThan(100);
    expect(items.length).toBeLessThanOrEqual(300);
    const [line] = typeset('x');
    for (const part of ['1', '1 ', '2 x ', 'a@', 'a.', ': ', '1/', 'RM ', '0O', 'jan ', `${'x'.repeat(63)}.`])
      expect(readDocument([{ ...line!, text: part.repeat(1e6 / part.length) }], sheet).items).toEqual([]);
  });
});
