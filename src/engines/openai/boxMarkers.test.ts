import { expect, it } from 'vitest';
import { BoxMarkers } from './boxMarkers.js';

function read(pieces: readonly string[]): string {
  const markers = new BoxMarkers();
  return [...pieces.map((piece) => markers.push(piece)), markers.flush()].join('');
}

const cases: readonly (readonly [string, string])[] = [
  ['<|begin_of_box|>42<|end_of_box|>', '42'],
  [
    'It is <|begin_of_box|>red<|end_of_box|>, not <|begin_of_box|>blue<|end_of_box|>.',
    'It is red, not blue.',
  ],
  ['No marker', 'No marker'],
  ['a <|begin_of_bo', 'a <|begin_of_bo'],
  ['<|im_end|> <|', '<|im_end|> <|'],
  ['<<|end_of_box|>|', '<|'],
  ['', ''],
];

it.each(cases)('reads %j wherever it is cut', (said, text) => {
  expect(read([said])).toBe(text);
  expect(read([...said])).toBe(text);
  for (let at = 1; at < said.length; at++) expect(read([said.slice(0, at), said.slice(at)])).toBe(text);
});

it('holds back only what may be a marker', () => {
  const markers = new BoxMarkers();
  expect(markers.push('Red <|b')).toBe('Red ');
  expect(markers.push('lue')).toBe('<|blue');
});
