import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { drawCodes } from '../../pictures/codes.js';
import { type DrawingName, drawPicture } from '../../pictures/drawings.js';
import { writeHeic } from '../../pictures/heic.js';
import { drawPage } from '../../pictures/pages.js';
import { lopsided } from '../../pictures/pixels.js';

/** Which drawing stands for which picture of the pages. */
const photos: Readonly<Record<string, DrawingName>> = {
  'photo.jpg': 'stop sign',
  'street.jpg': 'crossing',
  'table.jpg': 'oranges',
  'clock.jpg': 'clock',
  'photos/street.jpg': 'crossing',
  'photos/table.jpg': 'oranges',
};

const receipt = [
  'CORNER SHOP',
  'Date: 25/03/2025',
  'Tea            2.50',
  'Bread          3.20',
  'TOTAL          5.70',
];

/** Draws the pictures that pages and examples name into a folder. */
export async function writePictures(folder: string): Promise<void> {
  await mkdir(join(folder, 'photos'));
  for (const [file, name] of Object.entries(photos)) {
    await sharp(await drawPicture(name))
      .jpeg({ quality: 92 })
      .toFile(join(folder, file));
  }
  await sharp(await drawPicture('stop sign')).toFile(join(folder, 'photo.png'));
  await writeFile(join(folder, 'photo.heic'), writeHeic(lopsided(96, 64)));
  await writeFile(join(folder, 'receipt.png'), await drawReceipt());
  const code = { content: 'https://example.com/menu', format: 'QRCode', x: 40, y: 40, scale: 6 } as const;
  await writeFile(join(folder, 'menu.png'), await drawCodes([code], { width: 280, height: 280 }));
}

function drawReceipt(): Promise<Buffer> {
  const lines = receipt.map((text, index) => ({ x: 40, y: 70 + 56 * index, size: 28, text }));
  return drawPage(lines, { width: 420, height: 380, font: 'DejaVu Sans Mono, monospace' });
}
