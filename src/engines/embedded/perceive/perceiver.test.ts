import { beforeEach, describe, expect, it } from 'vitest';
import type { Box } from '../../../geometry/box.js';
import type { Detection, ObjectMask } from '../../capabilities.js';
import type { ImagePart } from '../../engine.js';
import { planAnswer } from '../language/planAnswer.js';
import type { TextDocument } from '../text/document/document.js';
import { Perceiver } from './perceiver.js';
import type { Specialists } from './specialists.js';

const whole: Box = { x0: 0, y0: 0, x1: 40, y1: 40 };
const dog: Detection = { label: 'dog', score: 0.9, box: { x0: 0, y0: 0, x1: 20, y1: 40 } };
const doubtfulDog: Detection = { label: 'dog', score: 0.05, box: whole };
const cat: Detection = { label: 'cat', score: 0.8, box: { x0: 20, y0: 0, x1: 40, y1: 40 } };

/** What was asked of the specialists. */
let asked: string[] = [];
beforeEach(() => {
  asked = [];
});

/** The specialists that looked: pixels may be decoded for any of them. */
const lookedAt = () => asked.filter((what) => what !== 'decode');

const workers = () => ({ busy: 1, idle: 2 });
const close = async () => {
  asked.push('close');
};
const maskOf = (box: Box): ObjectMask => ({
  box,
  side: 1,
  probabilities: Uint8Array.of(255),
  confidence: 0.7,
});

const receipt: TextDocument = { kind: 'receipt', fields: [], items: [] };

const specialists: Specialists = {
  detector: {
    detect: async (_, { resolution, minScore }) => {
      asked.push(`objects ${resolution ?? ''} ≥ ${minScore}`.replace('  ', ' '));
      return [dog, cat, doubtfulDog];
    },
    workers,
    close,
  },
  segmenter: {
    segment: async (_, boxes) => {
      asked.push(`${boxes.length} masks`);
      return boxes.map(maskOf);
    },
    workers,
    close,
  },
  textReader: {
    read: async () => {
      asked.push('text');
      return [];
    },
    document: async () => receipt,
    workers,
    close,
  },
  codeReader: {
    scan: async () => {
      asked.push('codes');
      return [];
    },
    workers,
    close,
  },
};

/** Red on the left, blue on the right. */
function redAndBlue(): ImagePart {
  const decode = async ({ width, height } = { width: 40, height: 40 }) => {
    asked.push('decode');
    const colour = (i: number) => (i % width < width / 2 ? [220, 20, 20] : [20, 20, 220]);
    const data = Uint8Array.from(Array.from({ length: width * height }, (_, i) => colour(i)).flat());
    return { width, height, data };
  };
  return { type: 'image', image: { width: 40, height: 40, decode, digest: async () => 'red and blue' } };
}

function perceive(text: string, { picture = redAndBlue(), perceiver = open() } = {}) {
  const turns = [{ role: 'user' as const, parts: [{ type: 'text' as const, text }, picture] }];
  const request = { model: 'm', turns, output: { type: 'text' as const }, sampling: {}, stopSequences: [] };
  return perceiver.perceive(picture, planAnswer(request), new AbortController().signal);
}

const open = (cacheBytes = 0) => new Perceiver(specialists, { minScore: 0.3, cacheBytes });

describe('perceive', () => {
  it('looks for objects down to the noise, and at nothing else, to count', async () => {
    const seen = await perceive('How many dogs are there?');
    expect(lookedAt()).toEqual(['objects ≥ 0.02']);
    expect(seen).toMatchObject({ size: { width: 40, height: 40 }, minScore: 0.3 });
    // The noise is of use for scenes only.
    expect(seen.detections.map(({ label }) => label)).toEqual(['dog', 'cat']);
    expect(
      seen.text ?? seen.codes ?? seen.colours ?? seen.scene ?? seen.quality ?? seen.fingerprint,
    ).toBeUndefined();
  });

  it('looks as closely as the caller wants', async () => {
    await perceive('How many dogs are there?', { picture: { ...redAndBlue(), resolution: 'high' } });
    expect(lookedAt()).toEqual(['objects high ≥ 0.02']);
  });

  it('reads text when it is asked for', async () => {
    const seen = await perceive('What does the sign say?');
    expect(asked).toContain('text');
    expect(seen).toMatchObject({ text: [], document: receipt });
  });

  it('cuts out the objects that the answer is about', async () => {
    const seen = await perceive(
      'Give the segmentation masks for the dogs. Output a JSON list of segmentation masks.',
    );
    expect(asked).toContain('1 masks');
    expect(seen.detections.map(({ mask }) => mask?.box)).toEqual([dog.box, undefined]);
  });

  it('tells the colours of objects within their masks', async () => {
    const seen = await perceive('What color is the cat?');
    expect(seen.detections[1]!.colours).toMatchObject([{ name: 'blue', share: 1 }]);
    expect(seen.detections[0]!.colours).toBeUndefined();
  });

  it('decodes once for all who look at the pixels', async () => {
    await perceive('Describe this image in detail.');
    expect(asked.filter((what) => what === 'decode')).toHaveLength(1);
    expect(asked).toEqual(expect.arrayContaining(['codes', 'objects ≥ 0.02']));
  });

  it('reads the text of what looks like a document unasked', async () => {
    const decode = async () => ({ width: 400, height: 600, data: page(400, 600) });
    const image = { width: 400, height: 600, decode, digest: async () => 'page' };
    const nothing = { ...specialists, detector: { ...specialists.detector, detect: async () => [] } };
    const perceiver = new Perceiver(nothing, { minScore: 0.3, cacheBytes: 0 });
    await perceive('Caption this image.', { picture: { type: 'image', image }, perceiver });
    expect(asked).toContain('text');
  });

  it('takes nothing large to be in noise', async () => {
    const decode = async () => ({ width: 256, height: 256, data: noise(256 * 256 * 3) });
    const image = { width: 256, height: 256, decode, digest: async () => 'noise' };
    const box = { x0: 0, y0: 20, x1: 200, y1: 256 };
    const detector = { ...specialists.detector, detect: async () => [{ ...dog, box }, cat] };
    const perceiver = new Perceiver({ ...specialists, detector }, { minScore: 0.3, cacheBytes: 0 });
    const seen = await perceive('How many dogs are there?', { picture: { type: 'image', image }, perceiver });
    expect(seen.detections.map(({ label }) => label)).toEqual(['cat']);
  });

  it('remembers what it saw in the same bytes', async () => {
    const perceiver = open(1e6);
    const first = await perceive('What color is the cat?', { perceiver });
    const before = [...asked];
    expect(await perceive('What color is the cat?', { perceiver })).toEqual(first);
    expect(asked.slice(before.length)).toEqual(['decode']);
  });
});

/** Bytes that look random and are the same in every run. */
function noise(length: number): Uint8Array {
  let state = 1;
  return new Uint8Array(length).map(() => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 24;
  });
}

/** Rows of small black marks on white. */
function page(width: number, height: number): Uint8Array {
  const isInk = (x: number, y: number) =>
    y % 24 < 9 && y > 24 && x > 30 && x < 360 && (x * 7 + y * 3) % 11 < 4;
  const data = new Uint8Array(width * height * 3).fill(250);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (isInk(x, y)) data.fill(20, (y * width + x) * 3, (y * width + x + 1) * 3);
  return data;
}

describe('the specialists', () => {
  it('are counted together and all closed', async () => {
    const perceiver = open();
    expect(perceiver.workers()).toEqual({ busy: 4, idle: 8 });
    await perceiver.close();
    expect(asked).toEqual(['close', 'close', 'close', 'close']);
  });
});
