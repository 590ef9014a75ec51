import { describe, expect, it } from 'vitest';
import { ask, planOf, target } from '../../../../../../tests/support/plans.js';
import { seenPicture, textLine } from '../../../../../../tests/support/seenPictures.js';
import type { Ask, Plan } from '../../../language/plan.js';
import type { SeenImage } from '../../seen.js';
import { composeProse } from '../composeProse.js';

const bus = target('bus', ['bus']);
const sign = seenPicture([['bus', 0.9, 100, 100, 500, 400]], {
  text: [textLine('NO PARKING', 10, 10), textLine('12 CITY', 200, 150)],
});
const blank = seenPicture([['bus', 0.9, 100, 100, 500, 400]], { text: [], codes: [] });
const receipt = seenPicture([], {
  text: [
    textLine('CORNER SHOP SDN BHD', 60, 40, 30),
    textLine('DATE: 25/12/2018', 60, 100),
    textLine('BREAD', 60, 130),
    textLine('4.50', 300, 130),
    textLine('MILK', 60, 155),
    textLine('8.00', 300, 155),
    textLine('TOTAL', 60, 190),
    textLine('12.50', 300, 190),
  ],
});
const code = { format: 'QR code', text: 'https://example.com/', box: { x0: 0, y0: 0, x1: 90, y1: 90 } };
const coded = seenPicture([], { codes: [code] });

const said = (own: Ask, picture: SeenImage, more: Partial<Plan> = {}) =>
  composeProse(planOf([own], more), [picture]);
const terse = (own: Ask, picture: SeenImage) => said(own, picture, { isTerse: true });
const lookup = (fieldName: string) => ask('lookup', [], { fieldName });

describe('text', () => {
  it.each<[string, Ask, SeenImage, string, string]>([
    ['as printed', ask('read'), sign, 'NO PARKING\n\n12 CITY', 'NO PARKING\n\n12 CITY'],
    ['on a thing', ask('read', [bus]), sign, 'The bus reads "12 CITY".', '12 CITY'],
    ['not there', ask('read'), blank, 'I find no text in the picture.', 'nothing'],
    ['not on the thing', ask('read', [bus]), blank, 'I find no text on the bus.', 'nothing'],
    ['not looked for', ask('read'), seenPicture([]), 'I could not look for text in the picture.', 'unknown'],
    [
      'whether any',
      ask('read', [], { question: 'Is there any text?' }),
      blank,
      'No, I find no text in the picture.',
      'no',
    ],
    [
      'how many words',
      ask('read', [], { question: 'How many words are there?' }),
      sign,
      'I can read four words.',
      '4',
    ],
    [
      'how many lines',
      ask('read', [], { question: 'How many lines of text?' }),
      sign,
      'I can read two lines.',
      '2',
    ],
  ])('%s', (_, own, picture, expected, short) => {
    expect(said(own, picture)).toBe(expected);
    expect(terse(own, picture)).toBe(short);
  });

  it('says what is elsewhere when there is none on the thing', () => {
    const elsewhere = seenPicture([['bus', 0.9, 300, 100, 500, 400]], { text: [textLine('EXIT', 10, 10)] });
    expect(said(ask('read', [bus]), elsewhere)).toBe(
      'I find no text on the bus; elsewhere the picture reads "EXIT".',
    );
  });

  it('does not speak of things that are not there', () => {
    expect(said(ask('read', [target('truck', ['truck'])]), sign)).toBe(
      'I do not see any trucks; the picture reads "NO PARKING / 12 CITY".',
    );
  });

  it.each([
    ['What is the first word on the poster?', 'NO', 'NO'],
    ['what does the last line of the letter say', '12 CITY', '12 CITY'],
    ['Read only the largest text', 'NO PARKING 12 CITY', 'NO PARKING 12 CITY'],
    ['what is the last word', 'CITY', 'CITY'],
    ['Does the sign say parking?', 'Yes, it reads "NO PARKING".', 'yes'],
    ['does the sign say stop or parking?', 'It reads "NO PARKING".', 'parking'],
    ['Does the label mention sugar?', 'No, the text that I can read does not say "sugar".', 'no'],
    ['Does the picture contain any text?', 'Yes:\nNO PARKING\n\n12 CITY', 'yes'],
  ])('is answered in part: %s', (question, expected, short) => {
    const own = ask('read', [], { question });
    expect(said(own, sign)).toBe(expected);
    expect(terse(own, sign)).toBe(short);
  });

  it('has a headline in the largest print', () => {
    const own = ask('read', [], { question: 'What is the headline of this newspaper?' });
    expect(said(own, receipt)).toBe('CORNER SHOP SDN BHD');
  });

  it('is cut between lines when few words are wanted', () => {
    expect(said(ask('read'), sign, { length: { maxWords: 3 } })).toBe('NO PARKING');
  });
});

describe('fields of documents', () => {
  it.each([
    ['date', 'The date is 25/12/2018 (printed as "DATE: 25/12/2018").', '25/12/2018'],
    ['total', 'The total is 12.50.', '12.50'],
    ['store', 'The store is CORNER SHOP SDN BHD.', 'CORNER SHOP SDN BHD'],
    ['due date', 'I do not find the due date in the text.', 'unknown'],
    ['items', 'There are two items: BREAD (4.50) and MILK (8.00).', 'BREAD, MILK'],
    ['invoice no', 'I do not find the invoice number in the text.', 'unknown'],
    ['iban', 'I do not find the IBAN in the text.', 'unknown'],
    ['price of the milk', 'The price of MILK is 8.00.', '8.00'],
  ])('%s', (name, expected, short) => {
    expect(said(lookup(name), receipt)).toBe(expected);
    expect(terse(lookup(name), receipt)).toBe(short);
  });

  it('are not found where there is no text', () => {
    expect(said(lookup('total'), blank)).toBe(
      'I do not find the total because there is no text that I can read.',
    );
  });
});

describe('codes', () => {
  it.each<[string, Ask, SeenImage, string, string]>([
    [
      'read',
      ask('scan'),
      coded,
      'I find a QR code that says "https://example.com/".',
      'https://example.com/',
    ],
    ['absent', ask('scan'), blank, 'I find no bar code or QR code that I can read.', 'none'],
    [
      'affirmed',
      ask('scan', [], { question: 'Is there a QR code?' }),
      coded,
      'Yes, I find a QR code that says "https://example.com/".',
      'yes',
    ],
    [
      'denied',
      ask('scan', [], { question: 'Is there a QR code?' }),
      blank,
      'No, I find no bar code or QR code that I can read.',
      'no',
    ],
    [
      'counted',
      ask('scan', [], { question: 'How many codes are there?' }),
      coded,
      'I count one code: a QR code that says "https://example.com/".',
      '1',
    ],
    ['not looked for', ask('scan'), seenPicture([]), 'I could not look for codes in the picture.', 'unknown'],
  ])('%s', (_, own, picture, expected, short) => {
    expect(said(own, picture)).toBe(expected);
    expect(terse(own, picture)).toBe(short);
  });

  it('are listed when there are several', () => {
    const two = seenPicture([], { codes: [code, { ...code, format: 'EAN-13', text: '4006381333931' }] });
    expect(said(ask('scan'), two)).toBe(
      'I find two codes. QR code: https://example.com/. EAN-13: 4006381333931.',
    );
    expect(said(ask('scan'), two, { layout: 'numbers' })).toBe(
      '1. QR code: https://example.com/\n2. EAN-13: 4006381333931',
    );
  });
});
