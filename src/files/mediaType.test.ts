import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeHeic } from '../../tests/pictures/heic.js';
import { paint } from '../../tests/pictures/pixels.js';
import { mediaTypeOf } from './mediaType.js';

const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#a52' } });
const limits = { maxPixels: 5000 };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drishti-types-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function typeOf(bytes: Buffer, label: string): Promise<string> {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  return mediaTypeOf({ type: 'file', path, byteLength: bytes.length }, label, limits);
}

describe('mediaTypeOf', () => {
  it.each(['image/png', 'image/jpeg', 'application/octet-stream', 'text/plain'])(
    'says of a PNG labelled %s that it is one',
    async (label) => {
      expect(await typeOf(await picture.png().toBuffer(), label)).toBe('image/png');
    },
  );

  it.each([
    ['image/heic', 'image/heic'],
    ['image/heif', 'image/heif'],
    ['image/jpeg', 'image/heic'],
    ['application/octet-stream', 'image/heic'],
  ])('says of a HEIC labelled %s that it is %s', async (label, type) => {
    expect(await typeOf(writeHeic(paint(40, 30, () => 0xaa5522)), label)).toBe(type);
  });

  it.each(['application/pdf', 'application/octet-stream', 'video/mp4'])(
    'leaves what is no picture its label %s',
    async (label) => {
      expect(await typeOf(Buffer.from('%PDF-1.7 and so on'), label)).toBe(label);
    },
  );

  it('refuses what is labelled a picture and is none', async () => {
    await expect(typeOf(Buffer.from('hello'), 'image/jpeg')).rejects.toThrow(
      /^file: the bytes are not an image/,
    );
    await expect(typeOf(Buffer.from('\xff\xd8\xff', 'latin1'), 'image/x-any')).rejects.toThrow(/^file: /);
  });

  it('refuses a picture over the limit of pixels when it is labelled one', async () => {
    const large = await picture.clone().resize(100, 100).png().toBuffer();
    await expect(typeOf(large, 'image/png')).rejects.toThrow('at most 5000 are accepted');
    expect(await typeOf(large, 'application/octet-stream')).toBe('application/octet-stream');
  });

  it('does not take a text for a picture because of its first letters', async () => {
    expect(await typeOf(Buffer.from('BMW builds cars'), 'text/plain')).toBe('text/plain');
  });
});
