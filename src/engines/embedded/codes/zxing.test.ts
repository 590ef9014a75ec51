import sharp from 'sharp';
import { afterEach, expect, it, vi } from 'vitest';
import { drawCodes } from '../../../../tests/pictures/codes.js';
import { loadZxing, readCodes } from './zxing.js';

afterEach(() => vi.unstubAllGlobals());

it('needs no network', async () => {
  const fetching = vi.fn(() => Promise.reject(new Error('there is no network')));
  vi.stubGlobal('fetch', fetching);
  vi.stubGlobal('XMLHttpRequest', fetching);
  await loadZxing();
  const png = await drawCodes([{ content: 'offline', format: 'QRCode', x: 40, y: 40 }], {
    width: 300,
    height: 300,
  });
  const data = await sharp(png).removeAlpha().toColourspace('srgb').raw().toBuffer();
  expect(await readCodes({ width: 300, height: 300, data })).toMatchObject([
    { format: 'QR code', text: 'offline' },
  ]);
  expect(fetching).not.toHaveBeenCalled();
});
