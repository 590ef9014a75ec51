import { expect, it } from 'vitest';
import { guardJsonShape } from './jsonGuard.js';

const guard = (text: string) => guardJsonShape(Buffer.from(text));

it.each([
  ['brackets inside strings', JSON.stringify({ a: '['.repeat(500), b: '",[{'.repeat(200_000) })],
  ['escaped quotes and backslashes', JSON.stringify({ a: '\\"[[[\\\\', b: '\\' })],
  ['a string that never ends', '{"a":"'],
  [
    'a list of 3,600 pictures',
    JSON.stringify(Array(3600).fill({ type: 'image', data: 'x', mime_type: 'y' })),
  ],
  ['nesting at the limit', '['.repeat(100) + ']'.repeat(100)],
])('lets pass: %s', (_name, text) => {
  expect(() => guard(text)).not.toThrow();
});

it.each([
  ['arrays', '['.repeat(101)],
  ['objects', '{"a":'.repeat(101)],
  ['a deep end after a string that ends with a backslash', `{"a":"\\\\","b":${'['.repeat(101)}`],
])('refuses deep nesting of %s', (_name, text) => {
  expect(() => guard(text)).toThrow('more than 100 levels deep');
});

it.each(['[],', '0,', '"",'])('refuses half a million of %j', (value) => {
  expect(() => guard(`[${value.repeat(500_001)}0]`)).toThrow('more than 500000 values');
});
