import { describe, expect, it } from 'vitest';
import { FetchRefusal } from './refusal.js';
import { parseTarget } from './targetUrl.js';

const base = new URL('https://pictures.example/a/b.png?c');

it.each([
  ['https://pictures.example/x.png', 'https://pictures.example/x.png'],
  ['HTTPS://Pictures.EXAMPLE:443/x', 'https://pictures.example/x'],
  ['https://8.8.8.8:8443/x', 'https://8.8.8.8:8443/x'],
  ['https://[2606:4700::0]/x', 'https://[2606:4700::]/x'],
  ['https://bücher.example/ü b', 'https://xn--bcher-kva.example/%C3%BC%20b'],
  ['https://pictures.example?q', 'https://pictures.example/?q'],
])('reads %s', (text, href) => {
  expect(parseTarget(text, { http: false }).href).toBe(href);
});

it.each([
  ['/x.png', 'https://pictures.example/x.png'],
  ['x.png', 'https://pictures.example/a/x.png'],
  ['?d', 'https://pictures.example/a/b.png?d'],
  ['', 'https://pictures.example/a/b.png?c'],
  ['//other.example/x', 'https://other.example/x'],
  ['https://other.example/x', 'https://other.example/x'],
])('reads the redirect to %j', (text, href) => {
  expect(parseTarget(text, { base, http: false }).href).toBe(href);
});

describe('refuses', () => {
  it.each([
    ['http://pictures.example/', 'does not start with https://'],
    ['data:image/png;base64,AA', 'does not start with https://'],
    ['https://', 'is not valid'],
    ['x.png', 'is not valid'],
    ['//pictures.example/x', 'is not valid'],
    ['https://256.0.0.1/', 'is not valid'],
    ['https://a.example:99999/', 'is not valid'],
    ['https://user@a.example/', 'holds a user name or password'],
    ['https://:secret@a.example/', 'holds a user name or password'],
    ['https://@a.example/', 'is written in an unusual way'],
    ['https:a.example', 'is written in an unusual way'],
    ['https:/a.example', 'is written in an unusual way'],
    ['https:///a.example', 'is written in an unusual way'],
    ['https:\\\\a.example', 'is written in an unusual way'],
    ['https://a.example/b\\c', 'is written in an unusual way'],
    ['https://a.exam\tple/', 'is written in an unusual way'],
    ['https://a.example/\n', 'is written in an unusual way'],
    [' https://a.example/', 'is written in an unusual way'],
    ['https://%61.example/', 'is written in an unusual way'],
    ['https://134744072/', 'is written in an unusual way'],
    ['https://8.8.2056/', 'is written in an unusual way'],
    ['https://0x8.8.8.8/', 'is written in an unusual way'],
    ['https://010.8.8.8:443/', 'is written in an unusual way'],
    ['https://8.8.8.8.:443/', 'is written in an unusual way'],
    ['https://８.8.8.8/', 'is written in an unusual way'],
    [`https://a.example/${'x'.repeat(8192)}`, 'has more than 8192 characters'],
  ])('%s', (text, problem) => {
    expect(() => parseTarget(text, { http: false })).toThrow(new FetchRefusal(`its URL ${problem}`));
  });

  it.each([
    'http://other.example/',
    'https:134744072',
    'https:other.example',
    '//0x8.8.8.8/',
    ' //other.example/',
  ])('the redirect to %j', (text) => {
    expect(() => parseTarget(text, { base, http: false })).toThrow(FetchRefusal);
  });
});

it('takes http when it is as good', () => {
  expect(parseTarget('http://a.example/', { http: true }).protocol).toBe('http:');
  expect(() => parseTarget('ftp://a.example/', { http: true })).toThrow(
    new FetchRefusal('its URL does not start with https:// or http://'),
  );
});
