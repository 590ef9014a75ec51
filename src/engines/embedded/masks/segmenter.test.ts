import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { drawings } from '../../../../tests/pictures/drawings.js';
import { backdrop, canvas, circle, drawSvg, octagon, svgDocument } from '../../../../tests/pictures/svg.js';
import type { Size } from '../../../geometry/box.js';
import type { DecodableImage } from '../../../images/image.js';
import type { ObjectMask } from '../../capabilities.js';
import { coverage } from './coverage.js';
import { maskModelPath } from './maskWorkers.js';
import { createSegmenter } from './segmenter.js';

const grass = backdrop('#7ba05b', '#6b8f4e', 240);
const disc = { x: 320, y: 240, radius: 110 };
const discBox = { x0: 210, y0: 130, x1: 430, y1: 350 };

describe('the segmenter', () => {
  const segmenter = createSegmenter({ threads: 1 });
  afterAll(() => segmenter.close());

  it('starts nothing before it is used', async () => {
    const unused = createSegmenter();
    expect(unused.workers()).toEqual({ busy: 0, idle: 0 });
    expect(await unused.segment(await open(grass), [])).toEqual([]);
    expect(unused.workers()).toEqual({ busy: 0, idle: 0 });
    await unused.close();
  });

  it('cuts a red disc out of grass', async () => {
    const picture = await open(grass, circle(disc.x, disc.y, disc.radius, '#c03028'));
    const [mask] = await segmenter.segment(picture, [discBox]);
    const isDisc = (x: number, y: number) => Math.hypot(x - disc.x, y - disc.y) < disc.radius;
    expect(overlapWith(mask!, isDisc)).toBeGreaterThan(0.85);
    expect(mask!.confidence).toBeGreaterThan(0.6);
  });

  it('follows the shape and not the box', async () => {
    const picture = await open(grass, circle(320, 180, 100, '#d8b040'), octagon(320, 330, 60, '#303a80'));
    const [upper, lower] = await segmenter.segment(picture, [
      { x0: 220, y0: 80, x1: 420, y1: 280 },
      { x0: 255, y0: 265, x1: 385, y1: 395 },
    ]);
    expect(overlapWith(upper!, (x, y) => Math.hypot(x - 320, y - 180) < 100)).toBeGreaterThan(0.8);
    expect(coverage(lower!, 320, 330)).toBeGreaterThan(0.5);
    expect(coverage(lower!, 260, 390)).toBeLessThan(0.5);
  });

  it('sees the same in a picture four times as large', async () => {
    const small = await open(grass, circle(disc.x, disc.y, disc.radius, '#c03028'));
    const decode = small.decode;
    const large = { width: 2560, height: 1920, decode };
    const { x0, y0, x1, y1 } = discBox;
    const [a] = await segmenter.segment(small, [discBox]);
    const [b] = await segmenter.segment(large, [{ x0: 4 * x0, y0: 4 * y0, x1: 4 * x1, y1: 4 * y1 }]);
    expect(b!.probabilities).toEqual(a!.probabilities);
    expect(b!.box.x1).toBe(4 * x1);
  });

  it('keeps the order of twenty boxes and clips them to the picture', async () => {
    const picture = await open(drawings.crossing.svg);
    const boxes = Array.from({ length: 20 }, (_, i) => ({
      x0: i * 40 - 60,
      y0: -20,
      x1: i * 40 + 30,
      y1: 500,
    }));
    const masks = await segmenter.segment(picture, boxes);
    expect(masks.map(({ box }) => box.x0)).toEqual(boxes.map(({ x0 }) => Math.min(Math.max(x0, 0), 640)));
    for (const { box, confidence } of masks) {
      expect([box.y0, box.y1]).toEqual([0, 480]);
      expect(confidence >= 0 && confidence <= 1).toBe(true);
    }
  });

  it.each([
    { x0: 100, y0: 100, x1: 100.5, y1: 200 },
    { x0: 100, y0: 100, x1: 100, y1: 100 },
    { x0: 200, y0: 100, x1: 100, y1: 200 },
    { x0: -50, y0: -50, x1: -10, y1: -10 },
    { x0: Number.NaN, y0: 0, x1: 10, y1: 10 },
  ])('says of the box %o only that it is there', async (box) => {
    const [mask] = await segmenter.segment(await open(grass), [box]);
    expect(mask!.confidence).toBe(0);
    expect(new Set(mask!.probabilities)).toEqual(new Set([255]));
  });

  it('cuts out of a picture one pixel high', async () => {
    const decode = async () => ({ width: 9000, height: 1, data: new Uint8Array(27_000).fill(90) });
    const line = { width: 9000, height: 1, decode };
    const [mask] = await segmenter.segment(line, [{ x0: 0, y0: 0, x1: 9000, y1: 1 }]);
    expect(mask!.probabilities).toHaveLength(mask!.side ** 2);
  });

  it('stops when the caller leaves', async () => {
    const caller = new AbortController();
    const picture = await open(grass);
    const leave = () => {
      caller.abort();
      return picture.decode();
    };
    const leaving = segmenter.segment({ ...picture, decode: leave }, [discBox], caller.signal);
    await expect(leaving).rejects.toThrow(/aborted/i);
  });

  it('tells how many workers there are, and finishes running work when it is closed', async () => {
    const closing = createSegmenter({ threads: 2 });
    const answer = closing.segment(await open(grass), Array(40).fill(discBox));
    await expect
      .poll(() => closing.workers(), { interval: 1, timeout: 20_000 })
      .toEqual({ busy: 2, idle: 0 });
    await closing.close();
    expect(await answer).toHaveLength(40);
  });

  it('runs the very network that is described beside it', async () => {
    const [model, note] = await Promise.all([
      readFile(maskModelPath),
      readFile(`${maskModelPath}.sha256`, 'utf8'),
    ]);
    expect(note.split(' ')[0]).toBe(createHash('sha256').update(model).digest('hex'));
  });
});

/** A drawing: one whole document, or shapes. */
async function open(...shapes: string[]): Promise<DecodableImage> {
  const [first] = shapes;
  const png = await drawSvg(first!.startsWith('<svg') ? first! : svgDocument(...shapes));
  const decode = async (size: Size = canvas) => {
    const data = await sharp(png)
      .resize(size.width, size.height, { fit: 'fill' })
      .removeAlpha()
      .raw()
      .toBuffer();
    return { ...size, data };
  };
  return { ...canvas, decode };
}

/** Intersection over union of a mask and a shape, on the pixels of the canvas. */
function overlapWith(mask: ObjectMask, isShape: (x: number, y: number) => boolean): number {
  let [both, either] = [0, 0];
  for (let y = 0.5; y < canvas.height; y++)
    for (let x = 0.5; x < canvas.width; x++) {
      const [inMask, inShape] = [coverage(mask, x, y) > 0.5, isShape(x, y)];
      both += Number(inMask && inShape);
      either += Number(inMask || inShape);
    }
  return both / either;
}
