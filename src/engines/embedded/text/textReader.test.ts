import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { drawPage, turnPage } from '../../../../tests/pictures/pages.js';
import { textLine } from '../../../../tests/support/seenPictures.js';
import type { Size } from '../../../geometry/box.js';
import type { DecodableImage } from '../../../images/image.js';
import { textOf } from './layout/layout.js';
import { createTextReader } from './textReader.js';

const reader = createTextReader({ threads: 2 });
afterAll(() => reader.close());

const sign = [
  { x: 60, y: 90, size: 34, text: 'Fresh bread and cakes' },
  { x: 60, y: 150, size: 34, text: 'open from 7 to 12 every day' },
  { x: 60, y: 210, size: 34, text: 'except on Sunday' },
];
const signText = sign.map(({ text }) => text).join('\n');
const signPage = { width: 640, height: 260 };

describe('TextReader', () => {
  it('reads a line, its place and its words', async () => {
    const page = await drawPage([{ x: 100, y: 120, size: 40, text: 'Keep the door shut' }], {
      width: 640,
      height: 200,
    });
    const [line, ...rest] = await read(page);
    expect(rest).toEqual([]);
    expect(line!.text).toBe('Keep the door shut');
    expect(line!.score).toBeGreaterThan(0.9);
    expect(line!.words.map(({ text }) => text)).toEqual(['Keep', 'the', 'door', 'shut']);
    expect(Math.abs(line!.box.x0 - 100)).toBeLessThan(15);
    expect(line!.box.y0).toBeLessThan(92);
    expect(line!.box.y1).toBeGreaterThan(120);
    const boxes = line!.words.map(({ box }) => box);
    // Boxes are upright and the line may slope by a hair.
    for (const [index, { x0 }] of boxes.slice(1).entries()) expect(x0).toBeGreaterThan(boxes[index]!.x1 - 2);
  });

  it('reads light type on dark', async () => {
    expect(textOf(await read(await drawPage(sign, { ...signPage, paper: '#123', ink: '#eee' })))).toBe(
      signText,
    );
  });

  it.each([90, 180, 270, 5, -5])('reads a page turned by %i degrees', async (degrees) => {
    const lines = await read(await turnPage(await drawPage(sign, signPage), degrees));
    expect(textOf(lines)).toBe(signText);
    const [from, to] = lines[0]!.quad;
    const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
    expect(Math.cos(((angle - degrees) * Math.PI) / 180)).toBeGreaterThan(0.999);
  });

  it('reads amounts, dates and times in fixed pitch as one word each', async () => {
    const texts = ['TOTAL RM 12.50', 'CASH 1,200.00', '25/12/2018 20:13:39'];
    const lines = texts.map((text, row) => ({ x: 40, y: 60 + row * 50, size: 30, text }));
    const page = await drawPage(lines, { width: 500, height: 220, font: 'DejaVu Sans Mono, monospace' });
    expect(textOf(await read(page))).toBe(texts.join('\n'));
  });

  it('reads single digits upright, row by row', async () => {
    const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
    const lines = digits.map((text, index) => ({
      x: 60 + (index % 3) * 150,
      y: 60 + Math.floor(index / 3) * 80,
      size: 34,
      text,
    }));
    const found = await read(await drawPage(lines, { width: 500, height: 300 }));
    expect(found.map(({ text }) => text)).toEqual(digits);
  });

  it('reads lines that are very long', async () => {
    const text =
      'The quick brown fox jumps over the lazy dog while seventeen hens and 3 geese look on from afar '.repeat(
        2,
      );
    const page = await drawPage([{ x: 40, y: 60, size: 16, text: text.trim() }], {
      width: 1700,
      height: 120,
    });
    expect(textOf(await read(page))).toBe(text.trim());
    expect(textOf(await read(await turnPage(page, 180)))).toBe(text.trim());
  });

  it('reads one column after the other', async () => {
    const left = [
      'The first column tells',
      'of a fox that went',
      'over the hill at night',
      'and came home late',
    ];
    const right = [
      'While in the second',
      'the hens were sitting',
      'on a branch of a tree',
      'and saw him from there',
    ];
    const column = (texts: string[], x: number) =>
      texts.map((text, row) => ({ x, y: 80 + row * 44, size: 26, text }));
    const page = await drawPage([...column(left, 40), ...column(right, 480)], { width: 900, height: 300 });
    const lines = await read(page);
    expect(lines.map(({ text }) => text)).toEqual([...left, ...right]);
  });

  it('finds small type on a page of 12 megapixels', async () => {
    const lines = [
      { x: 300, y: 400, size: 44, text: 'Small print at the top of the page' },
      { x: 2600, y: 2800, size: 44, text: 'and at the bottom of it' },
    ];
    const found = await read(await drawPage(lines, { width: 4000, height: 3000 }));
    expect(found.map(({ text }) => text)).toEqual(lines.map(({ text }) => text));
    expect(found[1]!.box.x0).toBeGreaterThan(2500);
    expect(found[1]!.box.y1).toBeLessThan(2900);
  });

  it('reads nothing where there is nothing', async () => {
    expect(await read(await drawPage([], { width: 400, height: 300 }))).toEqual([]);
    expect(await read(await noise({ width: 600, height: 400 }))).toEqual([]);
  });

  it.each([
    [1, 1],
    [1, 20_000],
    [20_000, 1],
    [3, 50],
  ])('takes a picture of %i × %i', async (width, height) => {
    expect(await read(await drawPage([], { width, height }))).toEqual([]);
  });

  it('stops when the caller leaves, and says what its workers do', async () => {
    const page = await drawPage(sign, signPage);
    await expect(read(page, AbortSignal.abort())).rejects.toThrow(/aborted/i);
    const caller = new AbortController();
    const image = await open(page);
    const leaving: DecodableImage = {
      ...image,
      decode: (size) => {
        caller.abort();
        return image.decode(size);
      },
    };
    await expect(reader.read(leaving, caller.signal)).rejects.toThrow(/aborted/i);
    await read(page);
    expect(reader.workers()).toEqual({ busy: 0, idle: 2 });
  });

  it('reads lines as a document', async () => {
    const lines = [textLine('Date: 2024-03-05', 40, 40), textLine('Total: 12.50', 40, 80)];
    const { fields } = await reader.document(lines, { width: 640, height: 480 });
    expect(fields.find(({ name }) => name === 'date')?.normalized).toBe('2024-03-05');
    expect(fields.find(({ name }) => name === 'total')?.normalized).toBe(12.5);
  });

  it('starts nothing before it reads', async () => {
    const idle = createTextReader();
    expect(idle.workers()).toEqual({ busy: 0, idle: 0 });
    await idle.close();
  });
});

async function read(page: Buffer, signal?: AbortSignal) {
  return reader.read(await open(page), signal);
}

async function open(page: Buffer): Promise<DecodableImage> {
  const { width, height } = await sharp(page).metadata();
  const decode = async (size: Size = { width, height }) => {
    const pipeline = sharp(page).resize(size.width, size.height, { fit: 'fill' }).removeAlpha();
    return { ...size, data: await pipeline.toColourspace('srgb').raw().toBuffer() };
  };
  return { width, height, decode };
}

/** Grey noise, the same in every run. */
function noise({ width, height }: Size): Promise<Buffer> {
  let state = 1;
  const data = Buffer.alloc(width * height * 3).map(() => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 24;
  });
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}
