import { expect, it } from 'vitest';
import { framingOf } from './framing.js';

const chunks = [{ a: 1 }, { error: { code: 500 } }];

it('sends events that begin with data:, signs of life included', () => {
  const framing = framingOf('sse');
  expect(framing.keepAlive(() => ({}))).toBe('data: {}\r\n\r\n');
  expect(chunks.map((chunk) => framing.block(chunk))).toEqual([
    'data: {"a":1}\r\n\r\n',
    'data: {"error":{"code":500}}\r\n\r\n',
  ]);
  expect(framing.end()).toBe('');
});

it.each([undefined, '', 'json'])('writes one array where alt is %j', (alt) => {
  const framing = framingOf(alt);
  const silence = () => framing.keepAlive(() => ({}));
  const [first, second] = chunks as [object, object];
  const text = [silence(), framing.block(first), silence(), framing.block(second), silence(), framing.end()];
  expect(JSON.parse(text.join(''))).toEqual(chunks);
});

it('writes an empty array', () => {
  expect(JSON.parse(framingOf('json').end())).toEqual([]);
});

it.each(['sse', 'json'])('writes chunks on one line (%s)', (alt) => {
  const text = framingOf(alt).block({ text: 'a\u2028b\u2029c\nd' });
  expect(text.trim()).toMatch(/^[\x20-\x7e]*$/);
  expect(text).toContain('a\\u2028b\\u2029c\\nd');
});

it.each(['media', 'SSE', ['sse', 'json'], {}])('refuses alt=%j', (alt) => {
  expect(() => framingOf(alt)).toThrow(/^alt: .* is not accepted/);
});
