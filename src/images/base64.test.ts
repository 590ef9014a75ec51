import { expect, it } from 'vitest';
import { decodeBase64 } from './base64.js';

const bytes = Buffer.from([251, 255, 190, 0, 1]);
const text = bytes.toString('base64');

it.each([
  ['plain', text],
  ['without padding', text.replace(/=+$/, '')],
  ['URL-safe', bytes.toString('base64url')],
  ['broken into lines', `${text.slice(0, 4)}\r\n${text.slice(4)}\n`],
  ['as data URI', `data:image/png;base64,${text}`],
])('decodes %s', (_name, given) => {
  expect(decodeBase64(given, 'input.data')).toEqual(bytes);
});

it.each(['', '=', '@@@@', `${text.slice(0, 4)}*${text.slice(5)}`, 'data:image/png,raw', 'कखगघ', '{"a":1}'])(
  'refuses %j',
  (given) => {
    expect(() => decodeBase64(given, 'input.data')).toThrow(/^input.data: is /);
  },
);
