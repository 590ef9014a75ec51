import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Detector } from '../src/engines/capabilities.js';
import { openDetector } from '../src/engines/specialists/detector/openDetector.js';
import type { Size } from '../src/geometry/box.js';
import { blue, red } from './specialists/colourGraph.js';
import { detectorGraph } from './specialists/detectorGraph.js';
import { type ModelFolderFiles, preprocessor, writeModel } from './specialists/folders.js';
import { blocks, openBlocks } from './specialists/pictures.js';

/** Bicycles, which are never seen, red cars and blue dogs; the classes are out of COCO's order and oddly named. */
const id2label = { 0: 'Bicycle', 1: 'SUV', 2: 'N/A', 3: 'dog', 4: 'Car' };
const none = [-9, -9, -9, -9, -9];

const dFine: ModelFolderFiles = {
  'config.json': { model_type: 'd_fine', id2label },
  'preprocessor_config.json': preprocessor('RTDetrImageProcessor', { width: 64, height: 64 }),
  'onnx/model.onnx': detectorGraph({
    colours: [red, blue],
    there: [
      [-9, 1, 3, -9, 2],
      [-9, -9, -9, 0, -9],
    ],
    missing: none,
  }),
};

const detr: ModelFolderFiles = {
  'config.json': { model_type: 'detr', id2label },
  'preprocessor_config.json': preprocessor('DetrImageProcessor', { shortest_edge: 48, longest_edge: 80 }),
  'onnx/model_quantized.onnx': detectorGraph({
    colours: [red, blue],
    there: [
      [0, 0, 0, 0, Math.log(5), 0],
      [0, 0, 0, 2, 0, 3],
    ],
    missing: [0, 0, 0, 0, 0, 9],
    masked: true,
  }),
};

describe('a pulled detector', () => {
  let root: string;
  const opened: Detector[] = [];
  let count = 0;

  const open = async (files: ModelFolderFiles) => {
    const folder = await writeModel(join(root, String(count++)), files);
    const detector = await openDetector({ folder, threads: 1 });
    opened.push(detector);
    return detector;
  };

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'drishti-specialists-'));
  });
  afterAll(async () => {
    await Promise.all(opened.map((detector) => detector.close()));
    await rm(root, { recursive: true });
  });

  describe('that judges each kind for itself', () => {
    let detector: Detector;
    beforeAll(async () => {
      detector = await open(dFine);
    });

    it('starts nothing before it is used', () => {
      expect(detector.workers()).toEqual({ busy: 0, idle: 0 });
    });

    it.each([
      { width: 64, height: 64 },
      { width: 640, height: 320 },
      { width: 300, height: 900 },
      { width: 2000, height: 1500 },
    ])('finds what is in a picture of %o, in its pixels and in the words of COCO', async (size) => {
      const picture = await openBlocks(size, {
        red: { x0: 0.25, y0: 0.5, x1: 0.75, y1: 0.875 },
        blue: { x0: 0, y0: 0, x1: 0.125, y1: 0.25 },
      });
      const [car, dog, ...others] = await detector.detect(picture, { minScore: 0.3 });
      expect(others).toEqual([]);
      expect([car!.label, dog!.label]).toEqual(['car', 'dog']);
      // Of the two classes that mean cars, the surer.
      expect(car!.score).toBeCloseTo(1 / (1 + Math.exp(-2)), 5);
      expect(dog!.score).toBeCloseTo(0.5, 5);
      expectNear(car!.box, { x0: 0.25, y0: 0.5, x1: 0.75, y1: 0.875 }, size);
      expectNear(dog!.box, { x0: 0, y0: 0, x1: 0.125, y1: 0.25 }, size);
    });

    it('leaves out what it is less sure of', async () => {
      const picture = await openBlocks({ width: 64, height: 64 }, blocks.both);
      const labels = async (minScore: number) =>
        (await detector.detect(picture, { minScore })).map(({ label }) => label);
      expect(await labels(0.02)).toEqual(['car', 'dog']);
      expect(await labels(0.6)).toEqual(['car']);
      expect(await labels(0.9)).toEqual([]);
    });

    it('finds nothing in grey', async () => {
      expect(
        await detector.detect(await openBlocks({ width: 90, height: 30 }, {}), { minScore: 0.02 }),
      ).toEqual([]);
    });

    it('answers many at a time, each about its own picture', async () => {
      const size = { width: 128, height: 128 };
      const pictures = Array.from({ length: 6 }, (_, i) =>
        openBlocks(size, { red: { x0: i / 8, y0: 0, x1: (i + 1) / 8, y1: 1 } }),
      );
      const found = await Promise.all(
        pictures.map(async (picture) => detector.detect(await picture, { minScore: 0.3 })),
      );
      found.forEach(([car], i) => {
        expectNear(car!.box, { x0: i / 8, y0: 0, x1: (i + 1) / 8, y1: 1 }, size);
      });
      expect(detector.workers()).toEqual({ busy: 0, idle: 1 });
    });

    it('stops when the caller has left, and goes on for the next', async () => {
      const caller = new AbortController();
      const picture = await openBlocks({ width: 64, height: 64 }, blocks.both);
      const leaving = {
        ...picture,
        decode: (size?: Size) => {
          caller.abort();
          return picture.decode(size);
        },
      };
      await expect(detector.detect(leaving, { minScore: 0.3, signal: caller.signal })).rejects.toThrow(
        /aborted/i,
      );
      expect(await detector.detect(picture, { minScore: 0.3 })).toHaveLength(2);
    });

    it('sees of a picture that is one pixel high what there is', async () => {
      const line = await openBlocks({ width: 4000, height: 1 }, { red: { x0: 0.5, y0: 0, x1: 1, y1: 1 } });
      const [car] = await detector.detect(line, { minScore: 0.3 });
      expect(car!.box.y1 - car!.box.y0).toBe(1);
      expect(car!.box.x0 / 4000).toBeCloseTo(0.5, 1);
    });
  });

  describe('that tells "no object" from all kinds', () => {
    it.each([
      { width: 96, height: 96 },
      { width: 400, height: 200 },
      { width: 2000, height: 40 },
    ])('finds what is surer than that there is nothing, in a picture of %o', async (size) => {
      const detector = await open(detr);
      const found = await detector.detect(await openBlocks(size, blocks.both), { minScore: 0.1 });
      expect(found.map(({ label }) => label)).toEqual(['car']);
      expect(found[0]!.score).toBeCloseTo(0.5, 5);
      expectNear(found[0]!.box, blocks.both.red, size);
    });
  });

  describe('that cannot be opened', () => {
    it.each([
      ['without config.json', { 'config.json': undefined }, /config.json is missing/],
      [
        'with a config.json of another kind',
        { 'config.json': { model_type: 'qwen3_vl' } },
        /model_type of detr, yolos/,
      ],
      ['with a segmenter', { 'config.json': { model_type: 'sam' } }, /model_type of detr, yolos/],
      [
        'with a config.json that is no object',
        { 'config.json': Buffer.from('[1') },
        /config.json is not a JSON object/,
      ],
      [
        'without preprocessor_config.json',
        { 'preprocessor_config.json': undefined },
        /preprocessor_config.json is missing/,
      ],
      ['without a graph', { 'onnx/model.onnx': undefined }, /onnx\/model.onnx is missing/],
      [
        'of kinds that COCO has not',
        { 'config.json': { model_type: 'd_fine', id2label: { 0: 'Tuba' } } },
        /no kind of COCO's/,
      ],
      ['of no kinds', { 'config.json': { model_type: 'd_fine' } }, /no kind of COCO's/],
    ])('says so of a folder %s', async (_, changes, problem) => {
      const files = Object.entries({ ...dFine, ...changes }).filter(([, content]) => content !== undefined);
      await expect(open(Object.fromEntries(files) as ModelFolderFiles)).rejects.toThrow(problem);
    });

    it('fails each request while its graph is damaged, and leaves no threads', async () => {
      const detector = await open({ ...dFine, 'onnx/model.onnx': Buffer.from('no graph') });
      const picture = await openBlocks({ width: 64, height: 64 }, blocks.both);
      await expect(detector.detect(picture, { minScore: 0.3 })).rejects.toThrow();
      await expect(detector.detect(picture, { minScore: 0.3 })).rejects.toThrow();
      expect(detector.workers()).toEqual({ busy: 0, idle: 0 });
    });
  });
});

function expectNear(
  box: { x0: number; y0: number; x1: number; y1: number },
  share: typeof box,
  size: Size,
): void {
  // A cell of the 64 that the network sees, at each side.
  const tolerance = 1.01 / 40;
  expect(Math.abs(box.x0 / size.width - share.x0)).toBeLessThan(tolerance);
  expect(Math.abs(box.x1 / size.width - share.x1)).toBeLessThan(tolerance);
  expect(Math.abs(box.y0 / size.height - share.y0)).toBeLessThan(tolerance);
  expect(Math.abs(box.y1 / size.height - share.y1)).toBeLessThan(tolerance);
}
