import { expect, it } from 'vitest';
import { sharp } from './libvips.js';

it.each([
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
  ['PGM', 'P5 1 1 255 a'],
  ['a table of numbers', '1,2\n3,4\n'],
])('libvips does not read %s, whoever asks', async (_name, text) => {
  await expect(sharp(Buffer.from(text)).metadata()).rejects.toThrow('unsupported image format');
});

it.each(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const)('libvips reads %s', async (format) => {
  const picture = sharp({ create: { width: 3, height: 2, channels: 3, background: '#fff' } });
  const bytes = await picture.toFormat(format).toBuffer();
  expect(await sharp(bytes).metadata()).toMatchObject({ width: 3, height: 2 });
});
