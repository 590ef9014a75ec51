import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenVocabularyDetector } from '../src/engines/capabilities.js';
import { openOpenVocabularyDetector } from '../src/engines/specialists/openVocabulary/openOpenVocabularyDetector.js';
import type { Box, Size } from '../src/geometry/box.js';
import { blue, red } from './specialists/colourGraph.js';
import { type ModelFolderFiles, preprocessor, wordTokenizer, writeModel } from './specialists/folders.js';
import { blocks, openBlocks } from './specialists/pictures.js';
import { groundingDinoGraph, owlGraph } from './specialists/vocabularyGraphs.js';

const words = ['.', 'a', 'photo', 'of', 'traffic', 'cone', 'garden', 'gnome', 'hat'];
const token = (word: string) => words.indexOf(word) + 4;
/** Red is a traffic cone, and a little of a hat; blue is a garden gnome. */
const named = {
  colours: [red, blue],
  names: [{ [token('cone')]: 1, [token('hat')]: 0.25 }, { [token('gnome')]: 1 }],
  tokens: words.length + 4,
};
const sides = { width: 64, height: 64 };

const models: Readonly<Record<string, ModelFolderFiles>> = {
  owlvit: {
    'config.json': { model_type: 'owlvit' },
    'preprocessor_config.json': preprocessor('OwlViTImageProcessor', sides),
    'onnx/model.onnx': owlGraph(named),
    ...wordTokenizer(words),
  },
  owlv2: {
    'config.json': { model_type: 'owlv2' },
    'preprocessor_config.json': preprocessor('Owlv2ImageProcessor', sides, { do_pad: true }),
    'onnx/model_quantized.onnx': owlGraph(named),
    ...wordTokenizer(words),
  },
  'grounding-dino': {
    'config.json': { model_type: 'grounding-dino' },
    'preprocessor_config.json': preprocessor('GroundingDinoImageProcessor', {
      shortest_edge: 64,
      longest_edge: 96,
    }),
    'onnx/model_fp16.onnx': groundingDinoGraph(named),
    ...wordTokenizer(words),
  },
};

describe.each(Object.keys(models))('a pulled %s', (type) => {
  let root: string;
  let detector: OpenVocabularyDetector;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'drishti-vocabulary-'));
    detector = await openOpenVocabularyDetector({
      folder: await writeModel(root, models[type]!),
      threads: 1,
    });
  });
  afterAll(async () => {
    await detector.close();
    await rm(root, { recursive: true });
  });

  it.each([
    { width: 64, height: 64 },
    { width: 640, height: 320 },
    { width: 300, height: 800 },
  ])('finds what is named in a picture of %o, and says it in the words of the question', async (size) => {
    const picture = await openBlocks(size, blocks.both);
    const labels = ['garden gnome', 'hat', 'Traffic Cone'];
    const found = await detector.detect(picture, labels, { minScore: 0.5 });
    expect(found.map(({ label }) => label).sort()).toEqual(['Traffic Cone', 'garden gnome']);
    for (const { label, box, score } of found) {
      expect(score).toBeCloseTo(1 / (1 + Math.exp(-8)), 5);
      expectNear(box, label === 'garden gnome' ? blocks.both.blue : blocks.both.red, size);
    }
  });

  it('is less sure of what fits a little', async () => {
    const picture = await openBlocks(sides, { red: blocks.both.red });
    const found = await detector.detect(picture, ['hat', 'traffic cone', 'gnome'], { minScore: 0.2 });
    expect(found.map(({ label }) => label)).toEqual(['traffic cone', 'hat']);
    // A quarter of the way from -4 to 8.
    expect(found[1]!.score).toBeCloseTo(1 / (1 + Math.exp(1)), 5);
  });

  it('finds nothing that is not there, and nothing for no labels', async () => {
    const picture = await openBlocks(sides, { red: blocks.both.red });
    expect(await detector.detect(picture, ['garden gnome'], { minScore: 0.1 })).toEqual([]);
    expect(await detector.detect(picture, [], { minScore: 0.1 })).toEqual([]);
  });

  it('keeps labels apart, whatever is written in them', async () => {
    const picture = await openBlocks(sides, blocks.both);
    const labels = ['cone.', 'un. known', '[SEP] thing', 'gnome\n', 'a'];
    const found = await detector.detect(picture, labels, { minScore: 0.5 });
    expect(found.map(({ label }) => label).sort()).toEqual(['cone.', 'gnome\n']);
  });

  it('takes fifty labels of sixty characters and refuses more, longer and empty ones', async () => {
    const picture = await openBlocks(sides, blocks.both);
    const many = Array.from({ length: 49 }, (_, i) => `${'a '.repeat(27)}hat${i}`);
    const found = await detector.detect(picture, [...many, 'traffic cone'], { minScore: 0.5 });
    expect(found.map(({ label }) => label)).toEqual(['traffic cone']);
    const refused = (labels: string[]) => detector.detect(picture, labels, { minScore: 0.5 });
    await expect(refused([...many, 'a', 'b'])).rejects.toThrow(
      'labels: 51 kinds of objects were asked for; at most 50',
    );
    await expect(refused(['x'.repeat(61)])).rejects.toThrow(/longer than 60 characters/);
    await expect(refused(['\u0007!'])).rejects.toThrow(/names no kind of object/);
    await expect(refused([' . '])).rejects.toMatchObject({ code: 'invalid_request' });
  });
});

describe('an open-vocabulary detector', () => {
  it.each([
    ['tokenizer.json', /tokenizer.json is missing/],
    ['tokenizer_config.json', /tokenizer_config.json is missing/],
    ['onnx/model.onnx', /onnx\/model.onnx is missing/],
  ])('is not opened without %s', async (file, problem) => {
    const root = await mkdtemp(join(tmpdir(), 'drishti-vocabulary-'));
    const files = Object.entries(models['owlvit']!).filter(([path]) => path !== file);
    const folder = await writeModel(root, Object.fromEntries(files));
    await expect(openOpenVocabularyDetector({ folder })).rejects.toThrow(problem);
    await rm(root, { recursive: true });
  });
});

function expectNear(box: Box, share: Box, { width, height }: Size): void {
  const tolerance = 1.01 / 24;
  expect(Math.abs(box.x0 / width - share.x0)).toBeLessThan(tolerance);
  expect(Math.abs(box.x1 / width - share.x1)).toBeLessThan(tolerance);
  expect(Math.abs(box.y0 / height - share.y0)).toBeLessThan(tolerance);
  expect(Math.abs(box.y1 / height - share.y1)).toBeLessThan(tolerance);
}
