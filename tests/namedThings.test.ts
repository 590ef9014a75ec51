import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Detection, Detector, OpenVocabularyDetector } from '../src/engines/capabilities.js';
import { createEmbeddedEngine } from '../src/engines/embedded/engine.js';
import type { Engine } from '../src/engines/engine.js';
import { openBlocks } from './specialists/pictures.js';
import { answerAbout } from './support/answerAbout.js';

const workers = () => ({ busy: 0, idle: 1 });
const close = async () => {};
const dog: Detection = { label: 'dog', score: 0.8, box: { x0: 0, y0: 0, x1: 100, y1: 100 } };
const cones: Detection[] = [
  { label: 'traffic cone', score: 0.4, box: { x0: 100, y0: 50, x1: 200, y1: 150 } },
  { label: 'traffic cone', score: 0.15, box: { x0: 300, y0: 50, x1: 400, y1: 150 } },
  { label: 'traffic cone', score: 0.03, box: { x0: 200, y0: 0, x1: 250, y1: 50 } },
];

describe('drishti-embedded with an open-vocabulary detector', () => {
  let dataDir: string;
  let engine: Engine;
  let asked: (readonly string[])[] = [];

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'drishti-names-'));
    const detector: Detector = { detect: async () => [dog], workers, close };
    const openVocabulary: OpenVocabularyDetector = {
      usualScore: 0.1,
      detect: async (_, labels) => {
        asked.push(labels);
        return cones.filter(({ label }) => labels.includes(label));
      },
      workers,
      close,
    };
    const limits = { concurrency: 1, maxQueue: 1, threads: 1, minScore: 0.275, cacheBytes: 0 };
    engine = await createEmbeddedEngine({ dataDir, ...limits, detector, openVocabulary });
  });
  afterAll(async () => {
    await engine.close();
    await rm(dataDir, { recursive: true });
  });
  beforeEach(() => {
    asked = [];
  });

  const said = async (text: string) => {
    const image = await openBlocks({ width: 400, height: 200 }, {});
    return answerAbout(engine, image, text);
  };

  it('finds what COCO has no kind for, by its name', async () => {
    const boxes = JSON.parse(
      await said('Detect the traffic cones. Return bounding boxes as JSON, without a fence.'),
    );
    expect(boxes).toEqual([
      expect.objectContaining({ label: 'traffic cone', box_2d: [250, 250, 750, 500] }),
      expect.objectContaining({ label: 'traffic cone', box_2d: [250, 750, 750, 1000] }),
    ]);
    expect(asked).toEqual([['traffic cone']]);
  });

  it('counts them, affirms them and says where they are', async () => {
    expect(await said('How many traffic cones are there? Answer with a number.')).toBe('2');
    expect(await said('Is there a traffic cone?')).toMatch(/^Yes/);
    expect(await said('Where is the traffic cone?')).toMatch(/traffic cone/);
  });

  it('says of what is not there that it does not see it', async () => {
    expect(await said('Is there a wheelbarrow?')).toMatch(/^No/);
    expect(await said('How many wheelbarrows are there? Answer with a number.')).toBe('0');
  });

  it('asks nobody for names of what the detector knows', async () => {
    expect(await said('How many dogs are there? Answer with a number.')).toBe('1');
    expect(asked).toEqual([]);
  });

  it('answers about both together', async () => {
    const answer = await said(
      'Detect the dogs and the traffic cones. Return bounding boxes as JSON, without a fence.',
    );
    const labels = (JSON.parse(answer) as { label: string }[]).map(({ label }) => label);
    expect(labels.sort()).toEqual(['dog', 'traffic cone', 'traffic cone']);
  });
});
