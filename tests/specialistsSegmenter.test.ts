import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ObjectMask, Segmenter } from '../src/engines/capabilities.js';
import { coverage } from '../src/engines/embedded/masks/coverage.js';
import { openSegmenter } from '../src/engines/specialists/segmenter/openSegmenter.js';
import type { Box, Size } from '../src/geometry/box.js';
import { type ModelFolderFiles, preprocessor, writeModel } from './specialists/folders.js';
import { openBlocks } from './specialists/pictures.js';
import { boxDecoderGraph, encoderGraph, pointDecoderGraph } from './specialists/segmenterGraphs.js';

const sam2Embeddings = ['image_embeddings.0', 'image_embeddings.1'] as const;

const models: Readonly<Record<string, ModelFolderFiles>> = {
  sam: {
    'config.json': { model_type: 'sam' },
    'preprocessor_config.json': preprocessor(
      'SamImageProcessor',
      { longest_edge: 256 },
      { do_pad: true, pad_size: { width: 256, height: 256 } },
    ),
    'onnx/vision_encoder.onnx': encoderGraph(),
    'onnx/prompt_encoder_mask_decoder_quantized.onnx': pointDecoderGraph(34),
  },
  sam2: {
    'config.json': { model_type: 'sam2' },
    'preprocessor_config.json': preprocessor('Sam2ImageProcessorFast', { width: 256, height: 256 }),
    'onnx/vision_encoder_fp16.onnx': encoderGraph(sam2Embeddings),
    'onnx/prompt_encoder_mask_decoder_fp16.onnx': boxDecoderGraph(sam2Embeddings),
  },
};

describe.each(Object.keys(models))('a pulled %s', (type) => {
  let root: string;
  let segmenter: Segmenter;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'drishti-segmenter-'));
    segmenter = await openSegmenter({ folder: await writeModel(root, models[type]!), threads: 1 });
  });
  afterAll(async () => {
    await segmenter.close();
    await rm(root, { recursive: true });
  });

  it('starts nothing before it is used', async () => {
    const picture = await openBlocks({ width: 256, height: 256 }, {});
    expect(await segmenter.segment(picture, [])).toEqual([]);
    expect(segmenter.workers()).toEqual({ busy: 0, idle: 0 });
  });

  it.each([
    { width: 256, height: 256 },
    { width: 512, height: 256 },
    { width: 120, height: 240 },
    { width: 2560, height: 1920 },
  ])('cuts what is bright out of a box in a picture of %o', async (size) => {
    const long = Math.max(size.width, size.height) / 256;
    const bright = boxAround(size, 0.5, 0.5, 56 * long, 48 * long);
    // A little larger than what is in it, and another bright thing beyond.
    const box = grown(bright, 4 * long);
    const other = boxAround(size, 0.1, 0.1, 10 * long, 10 * long);
    const picture = await openBlocks(size, { white: inSides(bright, size), '#fff': inSides(other, size) });
    const [mask] = await segmenter.segment(picture, [box]);
    expect(mask!.box).toEqual(box);
    expect(overlapWith(mask!, bright)).toBeGreaterThan(0.85);
    // Of the masks that are offered not the surest, but the one that is as large as the box.
    expect(mask!.confidence).toBeCloseTo(type === 'sam' ? 0.8 : 0.7, 5);
    expect(mask!.outline!.length).toBeGreaterThanOrEqual(4);
  });

  it('keeps the order of twenty boxes', async () => {
    const size = { width: 1000, height: 400 };
    const picture = await openBlocks(size, { white: { x0: 0.4, y0: 0, x1: 0.5, y1: 1 } });
    const boxes = Array.from({ length: 20 }, (_, i) => ({ x0: i * 38, y0: 80, x1: i * 38 + 240, y1: 320 }));
    const masks = await segmenter.segment(picture, boxes);
    expect(masks.map(({ box }) => box)).toEqual(boxes);
    masks.forEach(({ box, probabilities }) => {
      const bright = Math.max(0, Math.min(box.x1, 500) - Math.max(box.x0, 400)) / 240;
      expect(Math.abs(shareOf(probabilities) - bright)).toBeLessThan(0.1);
    });
  });

  it('sees each picture anew, and the same when it comes again', async () => {
    const size = { width: 256, height: 256 };
    const box = { x0: 64, y0: 64, x1: 128, y1: 128 };
    const shown = async (where: Box) => openBlocks(size, { white: inSides(where, size) });
    const pictures = [await shown(box), await shown({ x0: 64, y0: 64, x1: 128, y1: 96 })];
    const share = async (i: number) => {
      const [mask] = await segmenter.segment(pictures[i]!, [box]);
      return shareOf(mask!.probabilities);
    };
    const first = [await share(0), await share(1)];
    expect(first[0]).toBeGreaterThan(0.9);
    expect(first[1]).toBeLessThan(0.6);
    expect(await Promise.all([share(0), share(1), share(0)])).toEqual([first[0], first[1], first[0]]);
  });

  it('says of boxes without room only that they are there', async () => {
    const picture = await openBlocks({ width: 256, height: 256 }, {});
    const boxes = [
      { x0: 10, y0: 10, x1: 10.5, y1: 60 },
      { x0: -9, y0: -9, x1: -1, y1: -1 },
      { x0: 0, y0: 0, x1: 300, y1: 300 },
    ];
    const masks = await segmenter.segment(picture, boxes);
    expect(masks.map(({ confidence }) => confidence).slice(0, 2)).toEqual([0, 0]);
    expect(masks[2]!.box).toEqual({ x0: 0, y0: 0, x1: 256, y1: 256 });
  });

  it('stops when the caller leaves', async () => {
    const caller = new AbortController();
    const picture = await openBlocks({ width: 256, height: 256 }, {});
    const leaving = {
      ...picture,
      decode: (size?: Size) => {
        caller.abort();
        return picture.decode(size);
      },
    };
    const box = { x0: 0, y0: 0, x1: 99, y1: 99 };
    await expect(segmenter.segment(leaving, [box], caller.signal)).rejects.toThrow(/aborted/i);
    expect(await segmenter.segment(picture, [box])).toHaveLength(1);
  });
});

describe('a segmenter', () => {
  it('is not opened when a part of it is missing', async () => {
    const root = await mkdtemp(join(tmpdir(), 'drishti-segmenter-'));
    const { 'onnx/vision_encoder.onnx': _, ...rest } = models['sam']!;
    const folder = await writeModel(root, rest);
    await expect(openSegmenter({ folder })).rejects.toThrow(/onnx\/vision_encoder.onnx is missing/);
    const dtypes = { vision_encoder: 'q4' } as const;
    await expect(openSegmenter({ folder, dtypes })).rejects.toThrow(
      /onnx\/vision_encoder_q4.onnx is missing/,
    );
    await rm(root, { recursive: true });
  });
});

/** How much of a mask is foreground. */
function shareOf(probabilities: Uint8Array): number {
  return probabilities.filter((probability) => probability > 127).length / probabilities.length;
}

function boxAround({ width, height }: Size, x: number, y: number, wide: number, tall: number): Box {
  const [left, top] = [x * width, y * height];
  return { x0: left - wide / 2, y0: top - tall / 2, x1: left + wide / 2, y1: top + tall / 2 };
}

function grown({ x0, y0, x1, y1 }: Box, by: number): Box {
  return { x0: x0 - by, y0: y0 - by, x1: x1 + by, y1: y1 + by };
}

function inSides({ x0, y0, x1, y1 }: Box, { width, height }: Size): Box {
  return { x0: x0 / width, y0: y0 / height, x1: x1 / width, y1: y1 / height };
}

/** Intersection over union of a mask and a shape, on a hundred points to each side of the mask's box. */
function overlapWith(mask: ObjectMask, shape: Box): number {
  const { x0, y0, x1, y1 } = mask.box;
  let [both, either] = [0, 0];
  for (let i = 0.5; i < 100; i++)
    for (let j = 0.5; j < 100; j++) {
      const [x, y] = [x0 + ((x1 - x0) * i) / 100, y0 + ((y1 - y0) * j) / 100];
      const inShape = x > shape.x0 && x < shape.x1 && y > shape.y0 && y < shape.y1;
      const inMask = coverage(mask, x, y) > 0.5;
      both += Number(inMask && inShape);
      either += Number(inMask || inShape);
    }
  return both / either;
}
