import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DrawingName, drawings, drawPicture } from '../../../../tests/pictures/drawings.js';
import { intersectionOverUnion, type Size } from '../../../geometry/box.js';
import type { DecodableImage, Resolution } from '../../../images/image.js';
import type { Detector } from '../../capabilities.js';
import { createDetector } from './detector.js';

const minScore = 0.27;
const resolutions: Resolution[] = ['low', 'medium', 'high', 'ultra_high'];

describe('the detector', () => {
  let dataDir: string;
  let detector: Detector;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'drishti-detector-'));
    // Two threads make one worker, whose queue has an order.
    detector = await createDetector({ dataDir, threads: 2 });
  }, 60_000);
  afterAll(async () => {
    await detector.close();
    await rm(dataDir, { recursive: true });
  });

  const drawn = Object.keys(drawings) as DrawingName[];
  it.each(drawn)('finds what is in the drawing "%s" and nothing else', async (name) => {
    const detections = await detector.detect(await open(name), { minScore });
    const { objects } = drawings[name];
    expect(detections.map(({ label }) => label).sort()).toEqual(objects.map(({ label }) => label).sort());
    for (const { label, box } of objects) {
      const [x0, y0, x1, y1] = box;
      const overlaps = detections
        .filter((detection) => detection.label === label)
        .map((detection) => intersectionOverUnion(detection.box, { x0, y0, x1, y1 }));
      expect(Math.max(...overlaps)).toBeGreaterThan(0.85);
    }
  });

  it.each(resolutions)('finds the stop sign at resolution %s', async (resolution) => {
    const [best] = await detector.detect(await open('stop sign'), { minScore, resolution });
    expect(best?.label).toBe('stop sign');
  });

  it('sees a far object only when it looks closely', async () => {
    const far = await open('clock', { width: 1600, height: 1200 });
    const labels = async (resolution: Resolution) =>
      (await detector.detect(far, { minScore, resolution })).map(({ label }) => label);
    expect(await labels('low')).not.toContain('clock');
    expect(await labels('ultra_high')).toContain('clock');
  });

  it('tells how many workers are at work', async () => {
    expect(detector.workers()).toEqual({ busy: 0, idle: 1 });
    const picture = await open('crossing');
    const looks = Array.from({ length: 8 }, () => detector.detect(picture, { minScore, resolution: 'high' }));
    await expect.poll(() => detector.workers(), { interval: 1 }).toEqual({ busy: 1, idle: 0 });
    await Promise.all(looks);
    await expect.poll(() => detector.workers()).toEqual({ busy: 0, idle: 1 });
  });

  it('orders by confidence and keeps boxes inside the picture', async () => {
    const picture = await open('crossing');
    const detections = await detector.detect(picture, { minScore: 0, resolution: 'high' });
    expect(detections.length).toBeGreaterThan(10);
    expect(detections.length).toBeLessThanOrEqual(100);
    const scores = detections.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    for (const { box } of detections) {
      expect(Math.min(box.x0, box.y0)).toBeGreaterThanOrEqual(0);
      expect(box.x1).toBeLessThanOrEqual(picture.width);
      expect(box.y1).toBeLessThanOrEqual(picture.height);
      expect(box.x0 < box.x1 && box.y0 < box.y1).toBe(true);
    }
  });

  it('gives with a higher limit the same detections less the weaker ones', async () => {
    const picture = await open('crossing');
    const all = await detector.detect(picture, { minScore: 0.02, resolution: 'high' });
    const strong = await detector.detect(picture, { minScore: 0.2, resolution: 'high' });
    expect(strong).toEqual(all.filter(({ score }) => score >= 0.2));
  });

  it('stops before the next look when the caller leaves', async () => {
    const caller = new AbortController();
    const picture = await open('clock');
    const leave = (size?: Size) => {
      caller.abort();
      return picture.decode(size);
    };
    const leaving = { ...picture, decode: leave };
    const answer = detector.detect(leaving, { minScore, signal: caller.signal });
    await expect(answer).rejects.toThrow(/aborted/i);
    expect(await detector.detect(picture, { minScore })).toHaveLength(1);
  });

  it('answers first who asks first', async () => {
    const picture = await open('clock');
    const pixels = await picture.decode();
    const order: number[] = [];
    const asked = Array.from({ length: 8 }, async (_, i) => {
      await detector.detect({ ...picture, decode: async () => pixels }, { minScore });
      order.push(i);
    });
    await Promise.all(asked);
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('has a worker for as many threads as look at one picture', async () => {
    const single = await createDetector({ dataDir, threads: 2, threadsPerPicture: 1 });
    expect([single, detector].map((each) => each.workers())).toEqual([
      { busy: 0, idle: 2 },
      { busy: 0, idle: 1 },
    ]);
    const [seen] = await single.detect(await open('clock'), { minScore });
    await single.close();
    expect(seen).toMatchObject({ label: 'clock' });
  });

  it('finishes running work when it is closed', async () => {
    const closing = await createDetector({ dataDir, threads: 1 });
    const answer = closing.detect(await open('clock'), { minScore });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await closing.close();
    expect(await answer.catch((error: Error) => error.message)).toEqual([
      expect.objectContaining({ label: 'clock' }),
    ]);
  });
});

/** Opens a drawing; with `canvas` the drawing is made a sixteenth as wide and put in the middle of grey. */
async function open(name: DrawingName, canvas?: Size): Promise<DecodableImage> {
  const png = await drawPicture(name);
  const small = canvas && sharp(png).resize(Math.round(canvas.width / 16));
  const bytes = small && canvas ? await onGrey(await small.toBuffer(), canvas) : png;
  const { width, height } = canvas ?? { width: 640, height: 480 };
  const decode = async (size: Size = { width, height }) => {
    const pipeline = sharp(bytes).resize(size.width, size.height, { fit: 'fill' }).removeAlpha();
    return { ...size, data: await pipeline.raw().toBuffer() };
  };
  return { width, height, decode };
}

function onGrey(picture: Buffer, { width, height }: Size): Promise<Buffer> {
  const create = { width, height, channels: 3, background: '#8a9096' } as const;
  return sharp({ create })
    .composite([{ input: picture }])
    .png()
    .toBuffer();
}
