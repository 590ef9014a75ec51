import { expect, it } from 'vitest';
import { parseFilePath } from './filePath.js';

it.each([
  ['abc', 'abc', undefined],
  ['my-cat:download', 'my-cat', 'download'],
  ['files/abc', 'abc', undefined],
  ['http://127.0.0.1:8787/v1beta/files/abc', 'abc', undefined],
  ['https://host/files/files/abc:download', 'abc', 'download'],
  ['abc:', 'abc', ''],
])('reads %s', (path, id, method) => {
  expect(parseFilePath(path)).toEqual({ id, method });
});

it.each(['', ':download', 'a/b', 'files/', 'http://host/v1beta/abc', 'abc:a:b', 'myfiles/abc'])(
  'knows no file in %j',
  (path) => {
    expect(parseFilePath(path)).toBeUndefined();
  },
);
