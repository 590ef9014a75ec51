import sharp from 'sharp';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type CodeSheet, type DrawnCode, drawCodes } from '../../../../tests/pictures/codes.js';
import { randomNumbers } from '../../../../tests/support/random.js';
import type { Size } from '../../../geometry/box.js';
import type { DecodableImage } from '../../../images/image.js';
import { createCodeReader } from './codeReader.js';

const reader = createCodeReader({ threads: 1 });
afterAll(() => reader.close());

const sheet = { width: 900, height: 700 };
const scanDrawn = async (codes: readonly DrawnCode[], paper: CodeSheet = sheet) =>
  reader.scan(open(await drawCodes(codes, paper)));

describe('the code reader', () => {
  it.each([
    ['QR code', 'QRCode', 'https://example.com/menu?table=7'],
    ['Data Matrix', 'DataMatrix', 'LOT 2231 / B'],
    ['PDF417', 'PDF417', 'Boarding pass, seat 14C'],
    ['Aztec', 'Aztec', 'Ticket 4711'],
    ['EAN-13', 'EAN13', '4006381333931'],
    ['EAN-8', 'EAN8', '96385074'],
    ['UPC-A', 'UPCA', '036000291452'],
    ['Code 128', 'Code128', 'DRISHTI-128'],
    ['Code 39', 'Code39', 'HELLO39'],
    ['Codabar', 'Codabar', 'A123456A'],
    ['ITF', 'ITF', '12345670'],
  ] as const)('reads %s', async (name, format, content) => {
    const [code, ...others] = await scanDrawn([{ content, format, x: 150, y: 200 }]);
    expect(code).toMatchObject({ format: name, text: content });
    expect(others).toEqual([]);
    expect(code!.box.x0).toBeGreaterThanOrEqual(150);
    expect(code!.box.y0).toBeGreaterThanOrEqual(200);
  });

  it('tells where a code is', async () => {
    const [code] = await scanDrawn([{ content: 'here', format: 'QRCode', x: 500, y: 300 }]);
    // 21 modules of 4 pixels, two modules of quiet zone or four.
    const { x0, y0, x1, y1 } = code!.box;
    expect(Math.abs(x1 - x0 - 84)).toBeLessThan(6);
    expect(Math.abs(y1 - y0 - 84)).toBeLessThan(6);
    expect(Math.abs(x0 - 516)).toBeLessThan(10);
    expect(Math.abs(y0 - 316)).toBeLessThan(10);
  });

  it.each([20, 45, 90, 135, 180, 300])('reads codes turned by %i degrees', async (angle) => {
    for (const [format, content] of [
      ['QRCode', 'turned'],
      ['EAN13', '4006381333931'],
    ] as const) {
      const [code] = await scanDrawn([{ content, format, x: 200, y: 100, angle }]);
      expect(code?.text).toBe(content);
    }
  });

  it('tells where a code is that stands askew', async () => {
    const [code] = await scanDrawn([
      { content: '4006381333931', format: 'EAN13', x: 250, y: 100, angle: 45 },
    ]);
    const { x0, y0, x1, y1 } = code!.box;
    // Drawn 460 × 200 pixels at most, so turned it fills a square of 470.
    expect(x0).toBeGreaterThan(250);
    expect(y0).toBeGreaterThan(100);
    expect(x1).toBeLessThan(720);
    expect(y1).toBeLessThan(570);
    expect(x1 - x0).toBeGreaterThan(250);
    expect(y1 - y0).toBeGreaterThan(250);
  });

  it('reads white on black', async () => {
    const codes = await scanDrawn([{ content: 'night', format: 'QRCode', x: 300, y: 200, isInverted: true }]);
    expect(codes.map(({ text }) => text)).toEqual(['night']);
  });

  it('reads a small code in a large picture', async () => {
    const large = { width: 4000, height: 3000 };
    const [code] = await scanDrawn([{ content: 'far', format: 'QRCode', x: 3000, y: 2000, scale: 5 }], large);
    expect(code?.text).toBe('far');
    expect(Math.abs(code!.box.x0 - 3020)).toBeLessThan(15);
  });

  it('reads a code of hardly more than a pixel a module', async () => {
    const large = await drawCodes([{ content: 'LOT 22', format: 'DataMatrix', x: 360, y: 360, scale: 8 }], {
      width: 900,
      height: 900,
    });
    const picture = await sharp(large).resize(150, 150).png().toBuffer();
    expect((await reader.scan(open(picture))).map(({ text }) => text)).toEqual(['LOT 22']);
  });

  it('reads several, from top to bottom and from left to right', async () => {
    const codes = await scanDrawn([
      { content: 'fourth', format: 'QRCode', x: 600, y: 500 },
      { content: '4006381333931', format: 'EAN13', x: 40, y: 420, scale: 3 },
      { content: 'second', format: 'QRCode', x: 600, y: 40 },
      { content: 'first', format: 'DataMatrix', x: 100, y: 90 },
    ]);
    expect(codes.map(({ text }) => text)).toEqual(['first', 'second', '4006381333931', 'fourth']);
  });

  it('writes bytes that are no text in hexadecimal', async () => {
    const draw = (bytes: number[]) =>
      ({ content: Uint8Array.from(bytes), format: 'QRCode', x: 300, y: 200 }) as const;
    expect((await scanDrawn([draw([0, 1, 2, 255, 254, 128, 7])]))[0]?.text).toBe('000102fffe8007');
    const words = 'Käse, ½ नमस्ते';
    expect((await scanDrawn([draw([...Buffer.from(words)])]))[0]?.text).toBe(words);
  });

  it('writes the fields of GS1 in brackets', async () => {
    const content = '(01)09501101530003(10)AB-123';
    const [code] = await scanDrawn([{ content, format: 'DataMatrix', x: 300, y: 200, options: 'gs1' }]);
    expect(code?.text).toBe(content);
  });

  it('finds nothing where nothing is', async () => {
    expect(await scanDrawn([])).toEqual([]);
    const next = randomNumbers(7);
    const data = Uint8Array.from({ length: 500 * 500 * 3 }, () => next() * 256);
    const noise = await sharp(data, { raw: { width: 500, height: 500, channels: 3 } })
      .png()
      .toBuffer();
    expect(await reader.scan(open(noise))).toEqual([]);
  });

  it.each([
    [1, 1],
    [1, 30_000],
    [30_000, 2],
  ])('survives a picture of %i × %i', async (width, height) => {
    expect(await reader.scan(open(await drawCodes([], { width, height })))).toEqual([]);
  });

  it('reads at most four megapixels at a time', async () => {
    const image = open(await drawCodes([], { width: 6000, height: 3000 }));
    const decode = vi.spyOn(image, 'decode');
    await reader.scan(image);
    const [size] = decode.mock.calls[0]!;
    expect(size!.width * size!.height).toBeLessThanOrEqual(4e6);
    expect(size!.width * size!.height).toBeGreaterThan(3.9e6);
    expect(decode).toHaveBeenCalledTimes(1);
  });

  it('stops when its caller leaves', async () => {
    const leaving = new AbortController();
    const image = open(await drawCodes([], sheet));
    const decode = (size?: Size) => {
      leaving.abort();
      return image.decode(size);
    };
    await expect(reader.scan({ ...image, decode }, leaving.signal)).rejects.toThrow(/aborted/i);
  });
});

describe('its threads', () => {
  it('start with the first picture', async () => {
    const lazy = createCodeReader({ threads: 1 });
    expect(lazy.workers()).toEqual({ busy: 0, idle: 0 });
    await lazy.scan(open(await drawCodes([], sheet)));
    expect(lazy.workers()).toEqual({ busy: 0, idle: 1 });
    await lazy.close();
  });

  it('are not needed to end', async () => {
    await expect(createCodeReader().close()).resolves.toBeUndefined();
  });
});

function open(png: Buffer): DecodableImage {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const decode = async (size: Size = { width, height }) => {
    const pipeline = sharp(png).resize(size.width, size.height, { fit: 'fill' }).removeAlpha();
    return { ...size, data: await pipeline.toColourspace('srgb').raw().toBuffer() };
  };
  return { width, height, decode };
}
