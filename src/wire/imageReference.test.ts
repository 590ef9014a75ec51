import { describe, expect, it } from 'vitest';
import { parseImageReference } from './imageReference.js';

const parse = (uri: string) => parseImageReference(uri, 'pictures.example:8787', 'input.uri');

describe('our own files', () => {
  it.each([
    'files/abc123',
    'abc123',
    'https://pictures.example:8787/v1beta/files/abc123',
    'http://pictures.example:8787/v1/files/abc123',
    'https://PICTURES.example:8787/v1beta/files/abc123',
    'https://generativelanguage.googleapis.com/v1beta/files/abc123',
    'https://localhost:8787/v1beta/files/abc123',
    'http://127.0.0.1:9000/v1beta/files/abc123',
    'https://[::1]:8787/v1beta/files/abc123',
    'https://drishti/v1beta/files/abc123',
    'https://pictures.example:8787/prefix/v1/files/abc123',
  ])('%s', (uri) => {
    expect(parse(uri)).toEqual({ type: 'file', id: 'abc123' });
  });

  it('has ids with dashes', () => {
    expect(parse('files/my-cat-2')).toEqual({ type: 'file', id: 'my-cat-2' });
  });
});

it.each([
  'https://example.com/cat.png',
  'https://example.com/v1beta/files/abc123',
  'https://pictures.example/v1beta/files/abc123',
  'http://example.com/cat.png',
  'https://127.0.0.1/cat.png',
  'https://localhost:8787/v1beta/files/abc123/cat.png',
  'https://10.1.2.3/files/abc123',
])('%s is a picture elsewhere', (url) => {
  expect(parse(url)).toEqual({ type: 'url', url });
});

it.each([
  '',
  'files/',
  'files/-a',
  'files/A',
  'a b',
  'gs://bucket/cat.png',
  'file:///etc/passwd',
  'ftp://example.com/a.png',
  '//example.com/a.png',
  'https://',
  'x'.repeat(41),
])('refuses %j', (uri) => {
  expect(() => parse(uri)).toThrow(/^input.uri: .*is not accepted; use an https URL/);
});

it('tells where base64 belongs', () => {
  expect(() => parse('data:image/png;base64,AAAA')).toThrow('input.uri: put base64 into `data`');
});
