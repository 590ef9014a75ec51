import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { paint } from '../../../../tests/pictures/pixels.js';
import type { Box } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';
import type { Detection } from '../../capabilities.js';
import { readScene } from './readScene.js';
import { measuresOf } from './sceneEvidence.js';

const size = { width: 640, height: 480 };

const found = (label: string, score = 0.6, box: Box = { x0: 200, y0: 200, x1: 400, y1: 400 }): Detection => {
  return { label, score, box };
};

/** What looks random and is the same each time, -1…1. */
const noise = (i: number) => 2 * ((Math.sin(i * 12.9898) * 43758.5453) % 1);

/** Three channels, 0…255 each. */
const rgb = (...channels: readonly number[]) =>
  channels.reduce((colour, value) => colour * 256 + Math.max(0, Math.min(255, Math.round(value))), 0);

/** A photograph of nothing in particular: grey blotches and the noise of a camera. */
const blurry = paint(256, 192, (x, y) => {
  const level = 120 + 50 * Math.sin(x / 23) * Math.cos(y / 17) + 25 * Math.sin((x + y) / 7);
  return rgb(...[0, 1, 2].map((channel) => level + 12 * noise(x * 3 + y * 769 + channel)));
});

const scene = (glance: RgbImage, ...detections: Detection[]) =>
  readScene({ size, detections, ...measuresOf(glance) });
const names = (...kinds: string[]) => scene(blurry, ...kinds.map((kind) => found(kind))).name;

type Channels = readonly [number, number, number];

/** A photograph of a sky, fading downwards, and a rough ground. */
const landscape = (sky: Channels, ground: Channels) =>
  paint(256, 192, (x, y) => {
    const isSky = y < 80 + 6 * Math.sin(x / 30);
    const rough = (channel: number) => noise(x * 3 + y * 769 + channel);
    if (isSky) return rgb(...sky.map((value, channel) => value + (y - 40) / 3 + 6 * rough(channel)));
    const shade = 14 * Math.sin(x / 5 + y / 3) + 18 * rough(7);
    return rgb(...ground.map((value, channel) => value + shade + 8 * rough(channel)));
  });

const blueSky: Channels = [110, 160, 220];
const meadow: Channels = [79, 138, 42];

describe('noise', () => {
  it('is no place', () => {
    const snowy = paint(256, 192, (x, y) =>
      rgb(...[0, 1, 2].map((channel) => 128 + 127 * noise(x * 3 + y * 769 + channel))),
    );
    expect(scene(snowy, found('zebra', 0.1))).toMatchObject({ name: undefined, isIndoor: undefined });
  });
});

describe('places by their objects', () => {
  it.each([
    ['kitchen', ['oven', 'refrigerator', 'sink', 'microwave']],
    ['bathroom', ['toilet', 'sink']],
    ['bedroom', ['bed']],
    ['living room', ['couch', 'tv', 'remote']],
    ['dining area', ['dining table', 'chair', 'wine glass', 'fork', 'person']],
    ['office', ['laptop', 'keyboard', 'mouse']],
    ['street', ['car', 'traffic light', 'bus']],
    ['railway', ['train']],
    ['airfield', ['airplane', 'truck']],
    ['water', ['boat']],
    ['snow', ['skis', 'person']],
    ['sports field', ['tennis racket', 'sports ball', 'person']],
    ['zoo or wild nature', ['giraffe', 'zebra']],
  ])('is %s where there is %s', (name, kinds) => {
    expect(names(...kinds)).toBe(name);
  });

  it('believes what is surely seen more than what may be noise', () => {
    const sure = scene(blurry, found('toilet', 0.7));
    const noise = scene(blurry, found('toilet', 0.05));
    expect(sure).toMatchObject({ name: 'bathroom', isIndoor: true });
    expect(noise.candidates.find(({ name }) => name === 'bathroom')?.confidence ?? 0).toBeLessThan(0.2);
  });

  it('does not say airfield of an airplane in the sky', () => {
    const sky = paint(256, 192, (x, y) =>
      rgb(...blueSky.map((value, c) => value + y / 6 + 8 * noise(x * 3 + y * 769 + c))),
    );
    expect(scene(sky, found('airplane'))).toMatchObject({ name: 'outdoors', isIndoor: false });
  });
});

describe('places by their surfaces', () => {
  it('tells a field with sheep from a zoo', () => {
    expect(scene(landscape(blueSky, meadow), found('sheep'))).toMatchObject({
      name: 'field',
      isIndoor: false,
    });
  });

  it('sees the snow under who stands in it', () => {
    const snow = landscape(blueSky, [222, 229, 236]);
    expect(scene(snow, found('person'), found('skis', 0.3)).name).toBe('snow');
  });

  it('says outdoors of meadow and sky without anything else', () => {
    const { name, isIndoor } = scene(landscape(blueSky, meadow));
    expect([name, isIndoor]).toEqual([expect.stringMatching(/outdoors|field/), false]);
  });
});

describe('views', () => {
  const filling: Box = { x0: 20, y0: 20, x1: 620, y1: 460 };

  it('says food close-up where food fills the picture, not where it lies on a far table', () => {
    expect(scene(blurry, found('pizza', 0.6, filling)).name).toBe('food close-up');
    const far = scene(
      blurry,
      found('pizza', 0.6, { x0: 300, y0: 300, x1: 340, y1: 330 }),
      found('oven'),
      found('sink'),
    );
    expect(far.name).not.toBe('food close-up');
  });

  it('says portrait of one large person, not of two', () => {
    const person = found('person', 0.7, filling);
    expect(scene(blurry, person).name).toBe('portrait');
    const other = found('person', 0.7, { x0: 300, y0: 20, x1: 620, y1: 460 });
    expect(scene(blurry, person, other).name).not.toBe('portrait');
  });
});

describe('what is unsure', () => {
  it.each([
    ['white', 0xffffff],
    ['black', 0x000000],
    ['blue', 0x4080c0],
  ])('says nothing of a %s picture', (_name, colour) => {
    const nothing = { name: undefined, confidence: 0, isIndoor: undefined, candidates: [] };
    expect(scene(paint(256, 192, () => colour))).toEqual(nothing);
  });

  it('says nothing of a photograph without anything known in it', () => {
    expect(scene(blurry)).toMatchObject({ name: undefined, confidence: 0, isIndoor: undefined });
  });

  it('cannot tell on which side an umbrella beside a vase and chairs is', () => {
    const { isIndoor } = scene(blurry, found('umbrella'), found('vase'), found('bench'), found('chair'));
    expect(isIndoor).toBeUndefined();
  });
});

describe('any scene', () => {
  it('has a best candidate first, and confidences between 0 and 1', () => {
    const { candidates } = scene(
      blurry,
      found('oven'),
      found('dining table'),
      found('couch'),
      found('person'),
    );
    const confidences = candidates.map(({ confidence }) => confidence);
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
    expect(confidences.every((confidence) => confidence > 0 && confidence <= 1)).toBe(true);
    expect(new Set(candidates.map(({ name }) => name)).size).toBe(candidates.length);
  });

  it.each([
    [1, 1],
    [2, 400],
    [400, 2],
    [13, 11],
  ])('is read of a glance of %i × %i', (width, height) => {
    const striped = paint(width, height, (x, y) => ((x + y) % 2 ? 0xf03020 : 0x2030f0));
    const { confidence } = readScene({ size, detections: [found('dog')], ...measuresOf(striped) });
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
  });

  it('is read of pure noise with a hundred objects', async () => {
    const noise = {
      width: 256,
      height: 256,
      channels: 3 as const,
      noise: { type: 'gaussian' as const, mean: 128, sigma: 60 },
    };
    const data = await sharp({ create: { ...noise, background: '#000' } })
      .raw()
      .toBuffer();
    const many = Array.from({ length: 100 }, (_, i) => found(i % 2 ? 'person' : 'car', 0.02 + i / 200));
    expect(scene({ width: 256, height: 256, data }, ...many).candidates.length).toBeGreaterThan(0);
  });
});
