import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawPage, type PageLine, turnPage } from '../../../../tests/pictures/pages.js';
import { paint } from '../../../../tests/pictures/pixels.js';
import { drawSvg } from '../../../../tests/pictures/svg.js';
import type { RgbImage } from '../../../images/image.js';
import type { Detection } from '../../capabilities.js';
import { looksLikeDocument } from './looksLikeDocument.js';
import { readScene } from './readScene.js';
import { measuresOf } from './sceneEvidence.js';

async function glanceAt(picture: Buffer): Promise<RgbImage> {
  const { width = 1, height = 1 } = await sharp(picture).metadata();
  const scale = Math.min(1, 256 / Math.sqrt(width * height));
  const [columns, rows] = [Math.round(width * scale), Math.round(height * scale)];
  const pixels = sharp(picture)
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .resize(columns, rows, { fit: 'fill' });
  return { width: columns, height: rows, data: await pixels.removeAlpha().raw().toBuffer() };
}

async function evidence(picture: Buffer, detections: Detection[] = []) {
  return { size: { width: 600, height: 900 }, detections, ...measuresOf(await glanceAt(picture)) };
}

const items = [
  'COFFEE LARGE',
  'SANDWICH CHEESE',
  'ORANGE JUICE',
  'CHOCOLATE CAKE',
  'WATER STILL',
  'APPLE PIE',
];

const receiptLines: PageLine[] = Array.from({ length: 24 }, (_, i) => [
  { x: 40, y: 60 + i * 34, size: 24, text: items[i % items.length]! },
  { x: 470, y: 60 + i * 34, size: 24, text: `${(i * 7) % 30}.${10 + i * 3}` },
]).flat();

const receipt = () => drawPage(receiptLines, { width: 600, height: 900, font: 'DejaVu Sans Mono' });

const letter = () => {
  const words = 'the quick brown fox jumps over the lazy dog and then goes home to rest for the night';
  const lines = Array.from({ length: 36 }, (_, i) => ({
    x: 90,
    y: 120 + i * 34,
    size: 22,
    text: words.slice(i % 9),
  }));
  return drawPage(lines, { width: 1100, height: 1500, font: 'DejaVu Serif' });
};

/** As a scanner gives it: a little skew, grey paper, noise and JPEG. */
async function scanned(page: Buffer): Promise<Buffer> {
  const turned = await turnPage(page, 1.2);
  const { data, info } = await sharp(turned).flatten().blur(0.7).raw().toBuffer({ resolveWithObject: true });
  const noisy = data.map((value, i) => Math.max(0, Math.min(255, value * 0.9 + ((i * 7919) % 17) - 8)));
  const { width, height, channels } = info;
  return sharp(noisy, { raw: { width, height, channels } }).jpeg({ quality: 75 }).toBuffer();
}

/** As a camera gives it: askew on a table, the light falling off. */
async function photographed(page: Buffer): Promise<Buffer> {
  const turned = await sharp(page).rotate(8, { background: '#00000000' }).png().toBuffer();
  const { width, height } = await sharp(turned).metadata();
  const table = paint(width + 120, height + 120, (x, y) => {
    const grain = Math.round(14 * Math.sin(x / 9 + Math.sin(y / 70) * 3) + ((x * 31 + y * 17) % 11));
    return 0x70502c + grain * 0x010101;
  });
  const whole = sharp(table.data, { raw: { width: table.width, height: table.height, channels: 3 } });
  const lying = await whole
    .composite([{ input: turned, gravity: 'centre' }])
    .removeAlpha()
    .raw()
    .toBuffer();
  const lit = lying.map((value, i) => value * (0.95 - (0.3 * ((i / 3) % table.width)) / table.width));
  return sharp(lit, { raw: { width: table.width, height: table.height, channels: 3 } })
    .jpeg()
    .toBuffer();
}

const screen = () => {
  const row = (y: number, i: number) =>
    `<circle cx="60" cy="${y + 24}" r="18" fill="${['#e6194b', '#4363d8', '#3cb44b'][i % 3]}"/><text x="100" y="${y + 22}" font-size="20" fill="#ddd">Message number ${i} from someone</text><text x="100" y="${y + 46}" font-size="16" fill="#999">What it says in so many words, and a few more</text>`;
  const rows = Array.from({ length: 11 }, (_, i) => row(70 + i * 64, i)).join('');
  return drawSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="800" font-family="DejaVu Sans"><rect width="1280" height="800" fill="#1e1f24"/><rect width="1280" height="48" fill="#33373f"/><text x="20" y="32" font-size="20" fill="#fff">Inbox and settings</text>${rows}</svg>`,
  );
};

const barChart = () => {
  const bars = [120, 300, 210, 380, 90, 260, 330].map(
    (height, i) =>
      `<rect x="${110 + i * 95}" y="${500 - height}" width="60" height="${height}" fill="#1f77b4"/><text x="${112 + i * 95}" y="526" font-size="15">week ${i}</text>`,
  );
  const grid = [0, 1, 2, 3, 4].map(
    (i) =>
      `<rect x="80" y="${100 + i * 80}" width="690" height="1" fill="#ccc"/><text x="40" y="${105 + i * 80}" font-size="15">${400 - i * 100}</text>`,
  );
  return drawSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="560" font-family="DejaVu Sans"><rect width="800" height="560" fill="#fff"/><text x="250" y="50" font-size="26">Visitors of each week</text>${grid.join('')}${bars.join('')}<rect x="80" y="500" width="690" height="2" fill="#222"/><rect x="80" y="90" width="2" height="412" fill="#222"/></svg>`,
  );
};

describe('looksLikeDocument', () => {
  it.each<[string, () => Promise<Buffer>]>([
    ['a receipt', receipt],
    ['a letter', letter],
    ['a scanned receipt', async () => scanned(await receipt())],
    ['a scanned letter', async () => scanned(await letter())],
    ['a receipt on a table', async () => photographed(await receipt())],
    ['a screen', screen],
    ['a chart', barChart],
  ])('is sure of %s', async (_name, draw) => {
    expect(looksLikeDocument(await evidence(await draw()))).toBeGreaterThan(0.6);
  });

  it.each<[string, (x: number, y: number, grain: number) => number]>([
    [
      'leaves',
      (x, y, grain) =>
        ((((x >> 2) * 37 + (y >> 2) * 91 + ((x * y) >> 6) * 13) % 90) + 60 + grain) * 0x000100 + 0x302010,
    ],
    [
      'a dark thing before a white wall',
      (x, y, grain) =>
        Math.hypot(x - 300, y - 260) < 120
          ? Math.round(50 + x / 12 + grain) * 0x010101
          : Math.round(205 + y / 18 - x / 30 + grain) * 0x010101,
    ],
    [
      'waves',
      (x, y, grain) =>
        0x203040 + Math.round(90 + 40 * Math.sin(y / 6 + Math.sin(x / 40) * 2) + grain) * 0x010101,
    ],
  ])('takes no photograph for print: %s', async (_name, colour) => {
    const pixels = paint(640, 480, (x, y) =>
      Math.floor(colour(x, y, ((x * 7919 + y * 104729 + x * y * 31) % 23) - 11)),
    );
    const picture = sharp(pixels.data, { raw: { width: 640, height: 480, channels: 3 } });
    expect(looksLikeDocument(await evidence(await picture.blur(0.8).jpeg().toBuffer()))).toBeLessThan(0.3);
  });

  it('takes nothing for a document in which there is nothing', async () => {
    const blank = await sharp({ create: { width: 600, height: 900, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(looksLikeDocument(await evidence(blank))).toBe(0);
  });

  it('doubts it where things are seen', async () => {
    const page = await photographed(await receipt());
    const box = { x0: 0, y0: 0, x1: 300, y1: 300 };
    const things = ['dog', 'person', 'couch'].map((label) => ({ label, score: 0.7, box }));
    const alone = looksLikeDocument(await evidence(page));
    expect(looksLikeDocument(await evidence(page, things))).toBeLessThan(alone);
  });
});

describe('the scene of a page', () => {
  it.each<[string, () => Promise<Buffer>]>([
    ['document', receipt],
    ['document', async () => scanned(await letter())],
    ['screenshot', screen],
    ['chart', barChart],
  ])('is a %s, and neither indoors nor outdoors', async (name, draw) => {
    expect(readScene(await evidence(await draw()))).toMatchObject({ name, isIndoor: undefined });
  });
});
