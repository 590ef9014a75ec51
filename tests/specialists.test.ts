import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Detector, Segmenter } from '../src/engines/capabilities.js';
import { createEmbeddedEngine } from '../src/engines/embedded/engine.js';
import type { Engine } from '../src/engines/engine.js';
import { openDetector } from '../src/engines/specialists/detector/openDetector.js';
import { openSegmenter } from '../src/engines/specialists/segmenter/openSegmenter.js';
import { red } from './specialists/colourGraph.js';
import { detectorGraph } from './specialists/detectorGraph.js';
import { preprocessor, writeModel } from './specialists/folders.js';
import { openBlocks } from './specialists/pictures.js';
import { boxDecoderGraph, encoderGraph } from './specialists/segmenterGraphs.js';
import { answerAbout } from './support/answerAbout.js';

const embeddings = ['image_embeddings.0', 'image_embeddings.1'] as const;

describe('drishti-embedded with a pulled detector and segmenter', () => {
  let root: string;
  let detector: Detector;
  let segmenter: Segmenter;
  let engine: Engine;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'drishti-pulled-'));
    const detectorFolder = await writeModel(join(root, 'detector'), {
      'config.json': { model_type: 'rf_detr', id2label: { 0: 'zebra' } },
      'preprocessor_config.json': preprocessor('DetrImageProcessor', { width: 64, height: 64 }),
      'onnx/model.onnx': detectorGraph({ colours: [red], there: [[3]], missing: [-9] }),
    });
    const segmenterFolder = await writeModel(join(root, 'segmenter'), {
      'config.json': { model_type: 'sam2' },
      'preprocessor_config.json': preprocessor('Sam2ImageProcessor', { width: 256, height: 256 }),
      'onnx/vision_encoder.onnx': encoderGraph(embeddings),
      'onnx/prompt_encoder_mask_decoder.onnx': boxDecoderGraph(embeddings),
    });
    detector = await openDetector({ folder: detectorFolder, threads: 1 });
    segmenter = await openSegmenter({ folder: segmenterFolder, threads: 1 });
    const limits = { concurrency: 1, maxQueue: 1, threads: 1, minScore: 0.3, cacheBytes: 0 };
    engine = await createEmbeddedEngine({ dataDir: join(root, 'data'), ...limits, detector, segmenter });
  });
  afterAll(async () => {
    await engine.close();
    // It was lent: the engine leaves it as it is.
    const picture = await openBlocks({ width: 64, height: 64 }, {});
    expect(await detector.detect(picture, { minScore: 0.3 })).toEqual([]);
    await Promise.all([detector.close(), segmenter.close()]);
    await rm(root, { recursive: true });
  });

  const said = async (text: string) => {
    const image = await openBlocks(
      { width: 800, height: 400 },
      { red: { x0: 0.25, y0: 0.25, x1: 0.5, y1: 0.75 } },
    );
    return answerAbout(engine, image, text);
  };

  it('answers with what the pulled detector sees', async () => {
    expect(await said('Is there a zebra?')).toMatch(/^Yes/);
    expect(await said('How many zebras are there? Answer with a number.')).toBe('1');
    const boxes = JSON.parse(
      (await said('Detect the zebras. Return bounding boxes as JSON, without a fence.')).trim(),
    );
    expect(boxes).toEqual([expect.objectContaining({ label: 'zebra' })]);
    const [ymin, xmin, ymax, xmax] = boxes[0].box_2d as number[];
    for (const [value, truth] of [
      [ymin, 250],
      [xmin, 250],
      [ymax, 750],
      [xmax, 500],
    ]) {
      expect(Math.abs(value! - truth!)).toBeLessThan(20);
    }
  });

  it('draws masks with the pulled segmenter', async () => {
    const answer = await said(
      'Give the segmentation masks for the zebras. Output a JSON list of segmentation masks, without a fence.',
    );
    expect(JSON.parse(answer)[0]).toMatchObject({
      label: 'zebra',
      mask: expect.stringMatching(/^data:image\/png;base64,/),
    });
    expect(segmenter.workers()).toEqual({ busy: 0, idle: 1 });
  });
});
