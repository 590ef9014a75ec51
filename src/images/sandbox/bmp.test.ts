import { describe, expect, it } from 'vitest';
import { type BmpFields, bmpRows, writeBmp } from '../../../tests/pictures/bmp.js';
import { colourAt } from '../../../tests/pictures/pixels.js';
import { openImage } from '../decode.js';
import { encodedBytes } from '../encoded.js';

const open = (bytes: Uint8Array) => openImage(encodedBytes(bytes), { maxPixels: 1e6 }, 'input.data');
const [red, green, blue, white] = [0xff0000, 0x00ff00, 0x0000ff, 0xffffff];
const rows = [
  [red, green],
  [blue, white],
];
const palette = [red, green, blue, white];
const plain = { width: 2, height: 2, bitsPerPixel: 24, data: bmpRows(rows, 24) } as const;
const wide = (values: number[][]) => bmpRows(values, 32);

const upright: readonly [string, BmpFields][] = [
  ['of 24 bits', plain],
  ['with rows from top to bottom', { ...plain, height: -2, data: bmpRows([...rows].reverse(), 24) }],
  ['of OS/2 1.x', { ...plain, headerLength: 12 }],
  ['of OS/2 2.x', { ...plain, headerLength: 64 }],
  ['of Windows 95', { ...plain, headerLength: 108 }],
  ['of Windows 98', { ...plain, headerLength: 124 }],
  [
    'of 32 bits, the spare ones ignored',
    { ...plain, bitsPerPixel: 32, data: wide([[red, 0x7f00ff00], rows[1]!]) },
  ],
  [
    'with bit masks',
    {
      ...plain,
      bitsPerPixel: 32,
      compression: 3,
      masks: [0xff000000, 0xff0000, 0xff00],
      data: wide([
        [0xff000000, 0x00ff0000],
        [0x0000ff00, 0xffffff00],
      ]),
    },
  ],
  [
    'of 8 bits',
    {
      ...plain,
      bitsPerPixel: 8,
      palette,
      data: bmpRows(
        [
          [0, 1],
          [2, 3],
        ],
        8,
      ),
    },
  ],
  ['of 4 bits', { ...plain, bitsPerPixel: 4, palette, data: Buffer.from([0x23, 0, 0, 0, 0x01, 0, 0, 0]) }],
  [
    'in run lengths of 8 bits',
    {
      ...plain,
      bitsPerPixel: 8,
      compression: 1,
      palette,
      data: Buffer.from([1, 2, 1, 3, 0, 0, 1, 0, 1, 1, 0, 1]),
    },
  ],
  [
    'in run lengths of 4 bits',
    { ...plain, bitsPerPixel: 4, compression: 2, palette, data: Buffer.from([2, 0x23, 0, 0, 2, 0x01, 0, 1]) },
  ],
];

describe('a BMP', () => {
  it.each(upright)('%s is decoded', async (_name, fields) => {
    const image = await open(writeBmp(fields));
    expect(image).toMatchObject({ width: 2, height: 2 });
    const pixels = await image.decode();
    expect([0, 1].map((y) => [0, 1].map((x) => colourAt(pixels, x, y)))).toEqual(rows);
  });

  it.each([
    ['and the end after it', [0, 0, 0, 1]],
    ['and nothing after it', [0, 0]],
    ['not marked', [0, 1]],
  ])('in run lengths may have the end of its last row %s', async (_name, end) => {
    // Three rows from the bottom: plain pixels; a jump over the rest of it; a run.
    const data = Buffer.from([0, 3, 0, 1, 2, 0, 1, 3, 0, 0, 0, 2, 2, 1, 2, 1, ...end]);
    const fields = { width: 4, height: 3, bitsPerPixel: 8, compression: 1, palette, data } as const;
    const pixels = await (await open(writeBmp(fields))).decode();
    const row = (y: number) => [0, 1, 2, 3].map((x) => colourAt(pixels, x, y));
    expect([row(0), row(1), row(2)]).toEqual([
      [white, white, green, green],
      [white, white, white, white],
      [red, green, blue, white],
    ]);
  });

  it('lies over white where it is transparent', async () => {
    const data = wide([
      [0xffff0000, 0x0000ff00],
      [0x80000000, 0],
    ]);
    const masks = [0xff0000, 0xff00, 0xff, 0xff000000];
    const fields = { ...plain, bitsPerPixel: 32, compression: 3, headerLength: 124, masks, data } as const;
    const pixels = await (await open(writeBmp(fields))).decode();
    expect([colourAt(pixels, 0, 0), colourAt(pixels, 1, 0), colourAt(pixels, 0, 1)]).toEqual([
      red,
      white,
      0x7f7f7f,
    ]);
  });
});

describe('a broken BMP is refused', () => {
  it.each([
    ['of too many pixels', { ...plain, width: 2000, height: 501 }, /2000 × 501 = 1002000 pixels; at most/],
    ['with a side too long', { ...plain, width: 65_536, height: 1 }, /65536 × 1 pixels; a side may have/],
    ['upside down and too large', { ...plain, width: 2, height: -(2 ** 31) }, /a side may have at most/],
    ['of no width', { ...plain, width: 0 }, /header cannot be read/],
    ['of a negative width', { ...plain, width: -2 }, /header cannot be read/],
    ['of no height', { ...plain, height: 0 }, /header cannot be read/],
  ] as const)('%s, before it is decoded', async (_name, fields, message) => {
    await expect(open(writeBmp(fields))).rejects.toThrow(message);
  });

  it('when it is much longer than its pixels', async () => {
    const bytes = Buffer.concat([writeBmp(plain), Buffer.alloc(5.1e6)]);
    await expect(open(bytes)).rejects.toThrow('bytes; at most 5048576 are accepted');
  });

  it('when its data is cut short', async () => {
    const image = await open(writeBmp({ ...plain, height: 20 }));
    await expect(image.decode()).rejects.toThrow('input.data: the image data is truncated or broken');
  });
});
