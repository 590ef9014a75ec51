import { expect, it } from 'vitest';
import { isLink, transferredBy } from './transferred.js';

const handed = (files: readonly File[], text = '') => ({
  files: files as unknown as FileList,
  getData: (type: string) => (type === 'text/plain' ? text : ''),
});
const file = (name: string, type = '') => new File(['x'], name, { type });

it('takes files that may be pictures, known by type or by name', () => {
  const files = [file('a', 'image/png'), file('b.HEIC'), file('c.txt', 'text/plain'), file('d.tif')];
  expect(transferredBy(handed(files)).files.map(({ name }) => name)).toEqual(['a', 'b.HEIC', 'd.tif']);
});

it('takes an address where there are no files', () => {
  expect(transferredBy(handed([], ' https://a.example/b.png\n'))).toEqual({
    files: [],
    link: 'https://a.example/b.png',
  });
  expect(transferredBy(handed([file('a', 'image/png')], 'https://a.example/b.png')).link).toBeUndefined();
  expect(transferredBy(handed([], 'some words')).link).toBeUndefined();
});

it.each(['https://a.example/b.png', 'http://127.0.0.1:80/x'])('%s is an address', (text) => {
  expect(isLink(text)).toBe(true);
});

it.each(['', 'a.example', 'javascript:alert(1)', 'data:image/png;base64,AA', 'https://a b', 'https://'])(
  '%j is none',
  (text) => {
    expect(isLink(text)).toBe(false);
  },
);
