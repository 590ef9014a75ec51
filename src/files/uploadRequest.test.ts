import { describe, expect, it } from 'vitest';
import { acceptUpload } from './uploadRequest.js';

const accept = (change: object) => acceptUpload({ sizeBytes: 1, mimeType: 'image/png', ...change }, 1000);

describe('acceptUpload', () => {
  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d bytes', (sizeBytes) => {
    expect(() => accept({ sizeBytes })).toThrow('file.sizeBytes: must be a whole number from 1 to 1000');
  });

  it('takes as many bytes as are allowed and no more', () => {
    expect(accept({ sizeBytes: 1000 }).sizeBytes).toBe(1000);
    expect(() => accept({ sizeBytes: 1001 })).toThrow(
      'file.sizeBytes: is 1001; a file may have at most 1000 bytes',
    );
  });

  it.each(['a', '0', 'my-file-1', 'a'.repeat(40), 'a--b'])('takes the id %s', (id) => {
    expect(accept({ id }).id).toBe(id);
  });

  it.each(['', '-', '-a', 'a-', 'A', 'a_b', 'a/b', '../a', 'é', 'a b', 'a\n', 'a'.repeat(41)])(
    'refuses the id %j',
    (id) => {
      expect(() => accept({ id })).toThrow(/^file\.name: must be/);
    },
  );

  it('makes up another id every time', () => {
    const ids = Array.from({ length: 100 }, () => accept({}).id);
    expect(new Set(ids).size).toBe(100);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]{12}$/);
  });

  it.each([
    ['image/PNG', 'image/png'],
    ['application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.text'],
    ['text/plain; charset=utf-8', 'text/plain; charset=utf-8'],
    ['application/x-a+b', 'application/x-a+b'],
  ])('takes the type %s', (mimeType, taken) => {
    expect(accept({ mimeType }).mimeType).toBe(taken);
  });

  it.each([
    '',
    'png',
    'image/',
    '/png',
    'image/png/x',
    'image png',
    'image/png\r\nx: y',
    'image/ä',
    'a'.repeat(300),
  ])('refuses the type %j', (mimeType) => {
    expect(() => accept({ mimeType })).toThrow('file.mimeType: must be a media type');
  });

  it('refuses SVG by name', () => {
    expect(() => accept({ mimeType: 'image/svg+xml' })).toThrow('file.mimeType: SVG is not accepted');
  });

  it('counts the characters of a name as people do', () => {
    expect(accept({ displayName: '🙂'.repeat(512) }).displayName).toHaveLength(1024);
    expect(() => accept({ displayName: 'a'.repeat(513) })).toThrow(
      'file.displayName: has 513 characters; at most 512',
    );
    expect(() => accept({ displayName: 'a\0' })).toThrow('file.displayName: holds a NUL character');
  });
});
